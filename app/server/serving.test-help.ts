/** For tests: application servers that run during a test. */
import assert from "node:assert/strict";
import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";

export const file = (name: string) => fileURLToPath(new URL(`../${name}`, import.meta.url));

/** A temporary folder of the test file. */
export const folder = mkdtempSync(join(tmpdir(), "appserver-"));
// Modules are ECMAScript modules, as in the lab.
writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
// A worker ends a moment after a killed master, and may still write a file.
after(() => rmSync(folder, { recursive: true, maxRetries: 20 }));

/** Writes a module into a new folder, and returns its path. */
export function module(source: string): string {
  const path = join(mkdtempSync(join(folder, "module-")), "app.ts");
  writeFileSync(path, source);
  return path;
}

/** A module whose application answers with `text` and the id of its process. */
export const answering = (text: string) =>
  `export const app = (_request, response) => response.end(\`${text} \${process.pid}\`);\n`;

// An interrupted test run leaves no server.
const all = new Set<ChildProcess>();
const groups = new Set<number>();
const killAll = () => {
  for (const server of all) server.kill("SIGKILL");
  // A hung worker does not notice that its master has ended.
  for (const pid of groups) {
    try {
      process.kill(-pid, "SIGKILL");
    } catch {
      // The process group has ended.
    }
  }
};
process.once("exit", killAll);
after(killAll);
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(130));

export interface Options extends SpawnOptions {
  /** The path of the application server; by default the one in this project. */
  server?: string;
  /** The command that starts it; by default Node. */
  command?: [string, ...string[]];
  /** Without the capabilities of root, also if root runs the tests. */
  unprivileged?: true;
}

/** Root without its capabilities: it cannot bind a low port, or write a file without permission. */
const withoutRights =
  process.getuid?.() === 0 ? ["setpriv", "--bounding-set=-all", "--inh-caps=-all", "--"] : [];

export class Running {
  readonly process: ChildProcess;
  said = "";

  constructor(args: string[], options: Options = {}) {
    const { stdio = ["ignore", "pipe", "pipe"], server = file("appserver.ts"), ...more } = options;
    // Newer versions of Node run TypeScript by themselves.
    const { typescript } = process.features as { typescript?: unknown };
    const help = typescript ? [] : ["--import", "tsx"];
    const { command = [process.execPath, ...help, server], unprivileged = false, ...rest } = more;
    const [program, ...first] = [...(unprivileged ? withoutRights : []), ...command] as [string, ...string[]];
    this.process = spawn(program, [...first, ...args], { stdio, ...rest });
    all.add(this.process);
    const { pid } = this.process;
    if (rest.detached && pid !== undefined) {
      groups.add(pid);
      // Another group may get its number.
      this.process.once("exit", () => groups.delete(pid));
    }
    for (const stream of [this.process.stdout, this.process.stderr]) {
      stream?.on("data", (data) => {
        this.said += data;
      });
    }
  }

  /** Waits until the server has printed a matching text `times` times. */
  async says(what: RegExp, times = 1): Promise<string> {
    const all = new RegExp(what.source, `${what.flags}g`);
    await until(
      () => (this.said.match(all)?.length ?? 0) >= times,
      () => `never said ${what}:\n${this.said}`,
    );
    return this.said;
  }

  /** The address on which it listens. */
  async url(): Promise<string> {
    const url = /listens on (\S+)/.exec(await this.says(/listens on \S+\n/))?.[1];
    assert.ok(url, this.said);
    return url;
  }

  async exit(): Promise<number | null> {
    if (this.process.exitCode === null && this.process.signalCode === null) await once(this.process, "exit");
    return this.process.exitCode;
  }
}

/** Runs an application server until `use` ends. */
export async function serving(
  args: string[],
  use: (url: string, server: Running) => Promise<void>,
  options: Options = {},
): Promise<void> {
  const server = new Running(args, options);
  try {
    await use(await server.url(), server);
  } finally {
    server.process.kill("SIGKILL");
    await server.exit();
  }
}

/** Runs an application server that cannot start. */
export async function ended(
  args: string[],
  options: Options = {},
): Promise<{ code: number | null; said: string }> {
  const server = new Running(args, options);
  if (server.process.exitCode === null) await once(server.process, "close");
  return { code: server.process.exitCode, said: server.said };
}

/** Repeats a check until it is true, for 20 seconds at most. */
export async function until(holds: () => boolean | Promise<boolean>, otherwise: () => string): Promise<void> {
  const end = Date.now() + 20_000;
  while (!(await holds())) {
    assert.ok(Date.now() < end, otherwise());
    await pause(20);
  }
}

/** The body of an answer on a new connection. */
export async function body(url: string): Promise<string> {
  return (await fetch(url, { headers: { connection: "close" } })).text();
}

/** The process ids of a server's workers. A tool that runs the server may have other child processes. */
export function workers({ process: { pid } }: Running): number[] {
  const { stdout } = spawnSync("ps", ["-ww", "-o", "pid=,ppid=,args=", "-A"], { encoding: "utf8" });
  return Array.from(stdout.matchAll(/^ *(\d+) +(\d+) (?:appserver worker|.*\bworker\.ts)\b/gm))
    .filter(([, , parent]) => Number(parent) === pid)
    .map(([, worker]) => Number(worker));
}

/** Whether a process no longer exists. */
export function gone(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return false;
  } catch {
    return true;
  }
}
