import { dirname, join } from "node:path";
import { execa } from "execa";
import { start } from "../running.ts";
import type { Peer, Place } from "./peer.ts";

/** PM2 starts `node` by its name, and keeps its own files in its home. */
const environment = ({ folder, port, node }: Place) => ({
  PATH: `${dirname(node)}:${process.env.PATH}`,
  PM2_HOME: join(folder, "pm2"),
  PM2_DISABLE_VERSION_CHECK: "true",
  NODE_ENV: "production",
  PORT: String(port),
  ACCESS_LOG: join(folder, "access.log"),
});

export const pm2: Peer = {
  name: "Express, 3 under PM2, keepalive",
  proxy: "keepalive",
  // pm2-runtime is PM2 that stays in the foreground, so that it is ours to end.
  start: (place) =>
    start({
      program: place.node,
      args: [
        "node_modules/pm2/bin/pm2-runtime",
        "start",
        "express.cjs",
        "--instances",
        "3",
        "--name",
        "onepage",
      ],
      cwd: place.apps,
      env: environment(place),
      log: join(place.folder, "error.log"),
    }),
  reload: async (_server, place) => {
    await execa(place.node, ["node_modules/pm2/bin/pm2", "reload", "onepage"], {
      cwd: place.apps,
      env: environment(place),
      timeout: 30_000,
    });
  },
};
