import { type BindAddress, parseBindAddress } from "./bind-address.ts";
import { lazyBuiltin } from "./lazy-builtin.ts";

const { existsSync, statSync } = lazyBuiltin("node:fs");
const { parseArgs } = lazyBuiltin("node:util");

export const usage = `usage: appserver --bind ADDRESS [option …] MODULE[:NAME]

  MODULE[:NAME]               a file, with or without its extension, and the name of the Express application that it
                              exports (default: app)
  -b, --bind ADDRESS          HOST:PORT, [IPV6]:PORT, unix:PATH, or fd://3 for a socket that systemd opened
  -w, --workers N             number of processes that serve requests, 1 to 64 (default: 1)
  --access-logfile FILE       one line per request, in the Common Log Format with the worker's pid; '-' is the terminal (default: none)
  --error-logfile FILE        also append the messages to FILE
  --graceful-timeout SECONDS  how long open requests may take at a reload or at the end (default: 30)
  -p, --pid FILE              write the master's process id to FILE; it is touched after each reload
  --reload                    for development: reload when a file beside MODULE changes
  --check-config              only check whether the application can be loaded
  -h, --help                  show this help

signals to the master
  TERM, HUP   exit after answering the open requests; tmux sends HUP when its session ends
  INT, QUIT   exit at once
  USR2        reload: start new workers with the current code; when all of them serve, the old ones exit
  TTIN, TTOU  add or remove one worker

exit codes: 0 success, 1 cannot listen or write, 2 wrong command line, 3 the module cannot be loaded, 4 it exports no
such application
`;

/** The exit codes of the application server, as Gunicorn has them. */
export const exitCodes = { ended: 0, cannotListen: 1, usage: 2, cannotLoad: 3, noApplication: 4 } as const;

export const maxWorkers = 64;

/** What the command line asks for. */
export interface Settings {
  bind: BindAddress;
  /** 1 to {@link maxWorkers}. */
  workers: number;
  /** `-` is the terminal. */
  accessLog: string | undefined;
  errorLog: string | undefined;
  /** Seconds. */
  gracefulTimeout: number;
  pidFile: string | undefined;
  reload: boolean;
  checkConfig: boolean;
  module: { path: string; name: string };
}

/**
 * Reads the command line.
 * @returns undefined where help is asked for.
 * @throws {Error} saying what is wrong with it.
 */
export function readCommandLine(args: string[]): Settings | undefined {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      bind: { type: "string", short: "b" },
      workers: { type: "string", short: "w", default: "1" },
      "access-logfile": { type: "string" },
      "error-logfile": { type: "string" },
      "graceful-timeout": { type: "string", default: "30" },
      pid: { type: "string", short: "p" },
      reload: { type: "boolean", default: false },
      "check-config": { type: "boolean", default: false },
      help: { type: "boolean", short: "h" },
    },
  });
  if (values.help) return undefined;
  const [module, ...rest] = positionals;
  if (module === undefined || rest.length > 0) throw new Error("name exactly one module");
  // --check-config binds nothing.
  const address = values.bind ?? (values["check-config"] ? "localhost:0" : undefined);
  if (address === undefined) throw new Error("--bind is missing");
  return {
    bind: parseBindAddress(address),
    workers: number("--workers", values.workers, 1, maxWorkers),
    accessLog: values["access-logfile"],
    errorLog: values["error-logfile"] === "-" ? undefined : values["error-logfile"],
    gracefulTimeout: number("--graceful-timeout", values["graceful-timeout"], 0, 3600),
    pidFile: values.pid,
    reload: values.reload,
    checkConfig: values["check-config"],
    module: moduleAndName(module),
  };
}

function number(option: string, text: string, least: number, most: number): number {
  if (!/^\d{1,9}$/.test(text) || Number(text) < least || Number(text) > most) {
    throw new Error(`${option} takes a number from ${least} to ${most}, not '${text}'`);
  }
  return Number(text);
}

function moduleAndName(text: string): Settings["module"] {
  // 'C:\app.ts' has a colon, too.
  const { path = text, name = "app" } =
    /^(?<path>.+):(?<name>[\p{L}_$][\p{L}\p{N}_$]*)$/u.exec(text)?.groups ?? {};
  return { path: withEnding(path), name };
}

/** Adds the extension if it was omitted, as with Gunicorn's modules; returns a path that does not exist unchanged. */
function withEnding(path: string): string {
  const isFile = (file: string) => existsSync(file) && statSync(file).isFile();
  return [path, `${path}.ts`, `${path}.js`, `${path}.mjs`].find(isFile) ?? path;
}
