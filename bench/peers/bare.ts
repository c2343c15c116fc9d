import { start } from "../running.ts";
import type { Peer } from "./peer.ts";

/** What Express itself costs: less no server of it can. */
export const bare: Peer = {
  name: "Express alone, without a log, keepalive",
  proxy: "keepalive",
  start: ({ folder, port, node, apps }) =>
    start({
      program: node,
      args: ["bare.cjs"],
      cwd: apps,
      env: { NODE_ENV: "production", PORT: String(port) },
      log: `${folder}/error.log`,
    }),
};
