/**
 * One of the processes that serve requests. The master starts it and tells it when to exit.
 */
import type { RequestListener, Server } from "node:http";
import type { Socket } from "node:net";
import { basename } from "node:path";
import { accessLog } from "./access-log.ts";
import { formatBindAddress } from "./bind-address.ts";
import { exitCodes, readCommandLine, type Settings } from "./cli.ts";
import { saveCompileCache } from "./compile-cache.ts";
import { errorLog } from "./error-log.ts";
import { lazyBuiltin } from "./lazy-builtin.ts";
import { loadApp, type Unloadable } from "./load-app.ts";
import { setProcessName } from "./process-name.ts";

const { chmodSync } = lazyBuiltin("node:fs");
const { createServer } = lazyBuiltin("node:http");
const { Server: TcpServer } = lazyBuiltin("node:net");
const { format, inspect } = lazyBuiltin("node:util");

/** Orders of the master. `end`: finish open requests and exit. `retire`: the same, after new workers took over. `quit`: exit at once. */
export type Order = "end" | "retire" | "quit";

/**
 * Milliseconds for which a retiring worker leaves idle connections open. If we closed one just as Nginx sends a request,
 * the request would be lost. So Nginx closes them first: its `keepalive_timeout` in the site is shorter.
 */
const idleGrace = 10_000;

const settings = readCommandLine(process.argv.slice(2)) as Settings;
const { bind, module: served, gracefulTimeout } = settings;
const say = errorLog(settings.errorLog);
setProcessName(`appserver worker ${basename(served.path)} ${formatBindAddress(bind)}`);

let server: Server | undefined;
const connections = new Set<Socket>();
let draining = false;
/** Whether we are exiting on purpose. */
let leaving = false;
let flush = () => {};

// A terminal sends these to the master and all workers, and systemd sends TERM to all; the master decides. While the
// application loads, TERM ends the process.
for (const signal of ["SIGHUP", "SIGINT", "SIGQUIT", "SIGUSR2", "SIGTTIN", "SIGTTOU"] as const)
  process.on(signal, () => {});
process.on("message", (order: Order) => (order === "quit" ? leave(exitCodes.ended) : drain(order)));
process.on("uncaughtException", (error) => {
  // The master died: not an error of the application.
  if (!process.connected) leave(exitCodes.ended);
  say(`worker exits: uncaught exception: ${error?.stack ?? inspect(error)}`);
  leave(1);
});
process.on("exit", (exitCode) => {
  // If the master died, Node itself ends the worker.
  if (!leaving && process.connected) say(`the application exits its process (exit code ${exitCode})`);
});
// The application's errors go to the log as well. console.trace and console.assert call these two.
console.error = (...values) => say(format(...values));
console.warn = console.error;

serve(
  await loadApp(served).catch((error: Unloadable) => {
    say(error.message);
    leave(error.exitCode);
  }),
);

function serve(app: RequestListener): void {
  // An HTTP/1.0 client may send no Host header, and Nginx then forwards none. Default: 400.
  server = createServer({ requireHostHeader: false }, (request, response) => {
    // The client's next request must go to another worker.
    if (draining) response.setHeader("Connection", "close");
    app(request, response);
  });
  // Nginx must be the first to close an idle connection. Default: 5 s.
  server.keepAliveTimeout = 75_000;
  server.on("connection", (socket) => {
    connections.add(socket);
    socket.once("close", () => connections.delete(socket));
  });
  if (settings.accessLog !== undefined) flush = accessLog(server, settings.accessLog, say);
  server.on("error", cannotListen);
  process.on("SIGTERM", () => drain("end"));
  server.once("listening", () => {
    // Nginx runs as another user and must be able to connect.
    if ("path" in bind) chmodSync(bind.path, 0o666);
    saveCompileCache();
  });
  server.listen(bind);
}

function cannotListen(error: NodeJS.ErrnoException): never {
  const reasons: Record<string, string> = {
    EADDRINUSE: "it is in use; 'ss -ltnp' shows by which process",
    EACCES: "permission denied; the kernel keeps ports below net.ipv4.ip_unprivileged_port_start for root",
    EADDRNOTAVAIL: "this machine has no such address",
    ENOTFOUND: "there is no host with that name",
    EINVAL: "this is not a socket to listen on",
    EBADF: "this socket is not open",
  };
  say(`cannot listen on ${formatBindAddress(bind)}: ${reasons[error.code ?? ""] ?? error.message}`);
  leave(exitCodes.cannotListen);
}

/** Finishes the open requests and exits. A worker that retires can be ordered to end, too. */
function drain(order: "end" | "retire"): void {
  if (server === undefined) leave(exitCodes.ended);
  const timeout = gracefulTimeout * 1000;
  setTimeout(closeIdleConnections, order === "end" ? 0 : Math.min(idleGrace, timeout));
  if (draining) return;
  draining = true;
  // Stops listening without closing idle connections, unlike the close() of an HTTP server.
  TcpServer.prototype.close.call(server, () => leave(exitCodes.ended));
  setTimeout(() => leave(exitCodes.ended), timeout);
}

/** Closes idle connections now, and busy ones as soon as their request is answered. */
function closeIdleConnections(): void {
  // keepAliveTimeoutBuffer: newer versions of Node otherwise wait one second longer.
  Object.assign(server as Server, { keepAliveTimeout: 1, keepAliveTimeoutBuffer: 0 });
  server?.closeIdleConnections();
  // For Node, a connection without any request is not idle; browsers open some in advance.
  for (const connection of connections) if (connection.bytesRead === 0) connection.destroy();
}

function leave(exitCode: number): never {
  leaving = true;
  flush();
  process.exit(exitCode);
}
