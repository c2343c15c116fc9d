import { join } from "node:path";
import { start } from "../running.ts";
import type { Peer } from "./peer.ts";

const gunicorn = (name: string, proxy: Peer["proxy"], ...options: string[]): Peer => ({
  name,
  proxy,
  start: ({ folder, port, apps }) =>
    start({
      // Debian's: somebody's own Python may have another.
      program: "/usr/bin/gunicorn",
      args: [
        ...["--bind", `127.0.0.1:${port}`, "--workers", "3", ...options],
        ...["--access-logfile", join(folder, "access.log"), "reference:app"],
      ],
      cwd: apps,
      log: join(folder, "error.log"),
    }),
  reload: async ({ pid }) => {
    process.kill(pid, "SIGHUP");
  },
});

/** The stack that everything is measured against. */
export const reference = gunicorn("Gunicorn, 3 sync workers", "default");

export const threads = gunicorn("Gunicorn, 3 × 4 threads", "default", "--threads", "4");

export const threadsKeptAlive = gunicorn(
  "Gunicorn, 3 × 4 threads, keepalive",
  "keepalive",
  ...["--threads", "4"],
);
