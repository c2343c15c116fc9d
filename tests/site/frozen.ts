import { spawn } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
import { endWithUs } from "../cleanup-on-exit.ts";

/** Runs a server that is frozen while `use` lasts, with a full queue: the kernel drops new connections. */
export async function withFrozen(use: (port: number) => Promise<void>): Promise<void> {
  const source = `require("net").createServer().listen({ port: 0, host: "127.0.0.1", backlog: 1 }, function () {
    console.log(this.address().port);
  })`;
  const server = endWithUs(
    spawn(process.execPath, ["-e", source], { stdio: ["ignore", "pipe", "inherit"] }),
    "SIGKILL",
  );
  const ended = once(server, "exit");
  const port = Number(String((await once(server.stdout, "data"))[0]));
  server.kill("SIGSTOP");
  // Linux queues one connection more than the backlog.
  const waiting = [connect(port, "127.0.0.1"), connect(port, "127.0.0.1")];
  try {
    await Promise.all(waiting.map((socket) => once(socket, "connect")));
    await use(port);
  } finally {
    for (const socket of waiting) socket.destroy();
    server.kill("SIGKILL");
    await ended;
  }
}
