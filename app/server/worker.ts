/**
 * One of the processes that serve. The master starts it, tells it when to go, and takes its exit code as its last word.
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

const { chmodSync } = lazyBuiltin("node:fs");
const { createServer } = lazyBuiltin("node:http");
const { Server: TcpServer } = lazyBuiltin("node:net");
const { format, inspect } = lazyBuiltin("node:util");

/** What the master says. `end`: answer what is under way. `retire`: the same, but others took over. `quit`: at once. */
export type Order = "end" | "retire" | "quit";

/**
 * Milliseconds in which a retiring worker leaves idle connections open. Whoever closes an idle connection must not meet
 * a request on its way: so Nginx shall be the one that closes, and its `keepalive_timeout` in the site is shorter.
 */
const idleGrace = 10_000;

const settings = readCommandLine(process.argv.slice(2)) as Settings;
const { bind, module: served, gracefulTimeout } = settings;
const say = errorLog(settings.errorLog);
process.title = `appserver worker ${basename(served.path)} ${formatBindAddress(bind)}`;

let server: Server | undefined;
const connections = new Set<Socket>();
let draining = false;
/** Whether this process ends because we say so. */
let leaving = false;
let flush = () => {};

// A terminal sends these to master and workers alike, and systemd TERM; it is the master who decides. While the
// application loads, TERM ends the process as it would any other.
for (const signal of ["SIGHUP", "SIGINT", "SIGQUIT", "SIGUSR2", "SIGTTIN", "SIGTTOU"] as const)
  process.on(signal, () => {});
process.on("message", (order: Order) => (order === "quit" ? leave(exitCodes.ended) : drain(order)));
process.on("uncaughtException", (error) => {
  // A master that died is not the application's fault.
  if (!process.connected) leave(exitCodes.ended);
  say(`a worker dies of what nobody caught: ${error?.stack ?? inspect(error)}`);
  leave(1);
});
process.on("exit", (exitCode) => {
  // Without its master Node itself ends it.
  if (!leaving && process.connected) say(`the application ends its process (exit code ${exitCode})`);
});
// What the application complains of shall outlive the terminal. console.trace and console.assert call these two.
console.error = (...values) => say(format(...values));
console.warn = console.error;

serve(
  await loadApp(served).catch((error: Unloadable) => {
    say(error.message);
    leave(error.exitCode);
  }),
);

function serve(app: RequestListener): void {
  // Nginx hands on no Host where the client named none, as HTTP/1.0 allows. Default: such a request is 400.
  server = createServer({ requireHostHeader: false }, (request, response) => {
    // The next request of this connection is for another worker.
    if (draining) response.setHeader("Connection", "close");
    app(request, response);
  });
  // Whoever closes an idle connection first must be Nginx. Default: 5 s.
  server.keepAliveTimeout = 75_000;
  server.on("connection", (socket) => {
    connections.add(socket);
    socket.once("close", () => connections.delete(socket));
  });
  if (settings.accessLog !== undefined) flush = accessLog(server, settings.accessLog, say);
  server.on("error", cannotListen);
  process.on("SIGTERM", () => drain("end"));
  server.once("listening", () => {
    // Nginx runs as another user; on a TCP port everyone may connect as well.
    if ("path" in bind) chmodSync(bind.path, 0o666);
    saveCompileCache();
  });
  server.listen(bind);
}

function cannotListen(error: NodeJS.ErrnoException): never {
  const reasons: Record<string, string> = {
    EADDRINUSE: "it is in use; 'ss -ltnp' tells by whom",
    EACCES: "no permission; ports below 1024 are for root",
    EADDRNOTAVAIL: "this machine has no such address",
    ENOTFOUND: "there is no host of that name",
    EINVAL: "there is no socket of that kind",
    EBADF: "nobody opened such a socket",
  };
  say(`cannot listen on ${formatBindAddress(bind)}: ${reasons[error.code ?? ""] ?? error.message}`);
  leave(exitCodes.cannotListen);
}

/** Answers what is under way, and leaves. The master may change its mind: a worker that retires can be told to end. */
function drain(order: "end" | "retire"): void {
  if (server === undefined) leave(exitCodes.ended);
  const timeout = gracefulTimeout * 1000;
  setTimeout(closeIdleConnections, order === "end" ? 0 : Math.min(idleGrace, timeout));
  if (draining) return;
  draining = true;
  // Stops listening and leaves the connections alone, unlike the close() of an HTTP server, which cuts idle ones at once.
  TcpServer.prototype.close.call(server, () => leave(exitCodes.ended));
  setTimeout(() => leave(exitCodes.ended), timeout);
}

/** Closes the connections on which no request is under way, now and as soon as it has been answered. */
function closeIdleConnections(): void {
  // The second is of newer versions of Node, which else wait for a second more.
  Object.assign(server as Server, { keepAliveTimeout: 1, keepAliveTimeoutBuffer: 0 });
  server?.closeIdleConnections();
  // Node does not count those as idle on which nothing was ever sent; browsers open some in advance.
  for (const connection of connections) if (connection.bytesRead === 0) connection.destroy();
}

function leave(exitCode: number): never {
  leaving = true;
  flush();
  process.exit(exitCode);
}
