import { join } from "node:path";
import { start } from "../running.ts";
import type { Peer } from "./peer.ts";

/** One process, as Fastify is started without a process manager; so it has no reload. */
export const fastify: Peer = {
  name: "Fastify, 1 process, keepalive",
  proxy: "keepalive",
  start: ({ folder, port, node, apps }) =>
    start({
      program: node,
      args: ["fastify.cjs"],
      cwd: apps,
      env: { NODE_ENV: "production", PORT: String(port), ACCESS_LOG: join(folder, "access.log") },
      log: join(folder, "error.log"),
    }),
};
