import { join } from "node:path";
import { start } from "../running.ts";
import type { Peer } from "./peer.ts";

/** One process, as a program of Node is started without a process manager; so it has no reload. */
const single = (name: string, proxy: Peer["proxy"], program: string): Peer => ({
  name,
  proxy,
  start: ({ folder, port, node, apps }) =>
    start({
      program: node,
      args: [program],
      cwd: apps,
      env: { NODE_ENV: "production", PORT: String(port), ACCESS_LOG: join(folder, "access.log") },
      log: join(folder, "error.log"),
    }),
});

export const fastify = single("Fastify, 1 process, keepalive", "keepalive", "fastify.cjs");

/** What Express itself costs behind the site that we stand behind: less no server of it can. */
export const bare = single("Express alone, without a log", "site", "bare.cjs");
