import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { start } from "../running.ts";
import type { Peer } from "./peer.ts";

const project = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** As the unit `onepage` starts it, behind the site's own settings. */
const ours = (name: string, workers: number): Peer => ({
  name,
  proxy: "site",
  start: ({ folder, port, node, apps }) =>
    start({
      program: node,
      args: [
        ...["app/appserver.ts", "--bind", `127.0.0.1:${port}`, "--workers", String(workers)],
        ...["--access-logfile", join(folder, "access.log"), "--error-logfile", join(folder, "own-error.log")],
        "app/onepage.ts",
      ],
      cwd: project,
      env: { NODE_COMPILE_CACHE: join(apps, "compile-cache") },
      log: join(folder, "error.log"),
    }),
  reload: async ({ pid }) => {
    process.kill(pid, "SIGUSR2");
  },
});

export const oursWithOne = ours("applab, 1 worker", 1);
export const oursWithThree = ours("applab, 3 workers", 3);
