/**
 * The application server: binds an Express `app` to an address, as Gunicorn does for a WSGI object.
 *
 *     node app/appserver.ts --bind 0.0.0.0:5000 app/onepage.ts
 *
 * Exit codes, as Gunicorn's: 0 ended by a signal, 1 could not start, 2 wrong command line.
 */
import { appendFileSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import { basename, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { type BindAddress, formatBindAddress, parseBindAddress } from "./bind-address.ts";

const usage = `usage: appserver --bind HOST:PORT [--error-log FILE] MODULE

  MODULE             a file that exports an Express application named 'app'
  --bind HOST:PORT   where to listen, such as 0.0.0.0:5000 or [::]:5000
  --error-log FILE   append what is said on the terminal to FILE as well
`;

/** How long requests under way may take after a signal has asked the server to end, in milliseconds. */
const gracefulTimeout = 10_000;

let errorLog: string | undefined;

/** Says a line on the terminal, which is gone when its tmux session ends, and in the error log, which stays. */
function say(line: string): void {
  const stamped = `${new Date().toISOString()} [${process.pid}] ${line}\n`;
  process.stderr.write(stamped);
  try {
    if (errorLog !== undefined) appendFileSync(errorLog, stamped);
  } catch (error) {
    // A full disk is no reason to stop serving.
    process.stderr.write(`cannot write to ${errorLog}: ${describe(error)}\n`);
  }
}

// The terminal may be gone before we are.
process.stderr.on("error", () => {});

function refuse(reason: string, exitCode: number): never {
  say(reason);
  process.exit(exitCode);
}

/** A fault's name and place on one line: the whole stack belongs to a debugger, not to a log of one line a fact. */
function describe(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}

function readCommandLine(): { bind: BindAddress; modulePath: string } {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        bind: { type: "string" },
        "error-log": { type: "string" },
        help: { type: "boolean", short: "h" },
      },
    });
    if (values.help) {
      process.stdout.write(usage);
      process.exit(0);
    }
    const [modulePath, ...rest] = positionals;
    if (modulePath === undefined || rest.length > 0) throw new Error("name exactly one module");
    if (values.bind === undefined) throw new Error("--bind is missing");
    errorLog = values["error-log"];
    return { bind: parseBindAddress(values.bind), modulePath };
  } catch (error) {
    process.stderr.write(`appserver: ${(error as Error).message}\n\n${usage}`);
    process.exit(2);
  }
}

async function loadApp(modulePath: string): Promise<RequestListener> {
  let exports: { app?: unknown };
  try {
    exports = await import(pathToFileURL(resolve(modulePath)).href);
  } catch (error) {
    return refuse(`cannot load ${modulePath}: ${describe(error)}`, 1);
  }
  if (typeof exports.app !== "function") refuse(`${modulePath} exports no application named 'app'`, 1);
  return exports.app as RequestListener;
}

const { bind, modulePath } = readCommandLine();
// pgrep and ps look here: without a name of its own the process would be one more "node".
process.title = `appserver ${basename(modulePath)} ${formatBindAddress(bind)}`;

const server = createServer(await loadApp(modulePath));

// Nginx keeps connections to us open for 60 s. The side that closes first must be Nginx, or it may
// write a request into a connection that we are just closing.
server.keepAliveTimeout = 75_000;

server.on("error", (error: NodeJS.ErrnoException) => {
  const reasons: Record<string, string> = {
    EADDRINUSE: "the port is in use; 'ss -ltnp' tells by whom",
    EACCES: "no permission; ports below 1024 are for root",
    EADDRNOTAVAIL: "this machine has no such address",
  };
  refuse(`cannot listen on ${formatBindAddress(bind)}: ${reasons[error.code ?? ""] ?? error.message}`, 1);
});

server.listen({ host: bind.host, port: bind.port }, () => {
  const { port } = server.address() as { port: number };
  say(`${modulePath} listens on http://${formatBindAddress({ host: bind.host, port })}`);
});

// HUP is what a tmux session sends when it is ended: the server goes with its session.
for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) {
  process.once(signal, () => {
    server.close(() => process.exit(0));
    setTimeout(() => process.exit(0), gracefulTimeout).unref();
    say(`ended by ${signal}`);
  });
}
