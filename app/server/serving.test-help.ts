/** For tests: application servers that run while a test lasts. */
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

/** A folder of the test file's own. */
export const folder = mkdtempSync(join(tmpdir(), "appserver-"));
// As in the lab, a module is one of ECMAScript.
writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
// A worker outlives a master that was killed by a moment, in which it may write.
after(() => rmSync(folder, { recursive: true, maxRetries: 20 }));

/** Writes a module into a folder of its own, and returns its path. */
export function module(source: string): string {
  const path = join(mkdtempSync(join(folder, "module-")), "app.ts");
  writeFileSync(path, source);
  return path;
}

/** A module whose application answers with `text` and the id of its process. */
export const answering = (text: string) =>
  `export const app = (_request, response) => response.end(\`${text} \${process.pid}\`);\n`;

// A test run that is cut off leaves no server behind.
const all = new Set<ChildProcess>();
const groups = new Set<number>();
const killAll = () => {
  for (const server of all) server.kill("SIGKILL");
  // A worker that hangs does not notice that its master is gone.
  for (const pid of groups) {
    try {
      process.kill(-pid, "SIGKILL");
    } catch {
      // Nothing of it is left.
    }
  }
};
process.once("exit", killAll);
after(killAll);
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(130));

export interface Options extends SpawnOptions {
  /** The application server, where it is not the one beside this file. */
  server?: string;
  /** The command that starts it, instead of Node's. */
  command?: [string, ...string[]];
  /** Without what root alone may do, also where root runs the tests. */
  unprivileged?: true;
}

/** Root without its capabilities: it may not bind a low port, nor write where the modes forbid it. */
const withoutRights =
  process.getuid?.() === 0 ? ["setpriv", "--bounding-set=-all", "--inh-caps=-all", "--"] : [];

export class Running {
  readonly process: ChildProcess;
  said = "";

  constructor(args: string[], options: Options = {}) {
    const { stdio = ["ignore", "pipe", "pipe"], server = file("appserver.ts"), ...more } = options;
    // Newer versions of Node need no help with TypeScript.
    const { typescript } = process.features as { typescript?: unknown };
    const help = typescript ? [] : ["--import", "tsx"];
    const { command = [process.execPath, ...help, server], unprivileged = false, ...rest } = more;
    const [program, ...first] = [...(unprivileged ? withoutRights : []), ...command] as [string, ...string[]];
    this.process = spawn(program, [...first, ...args], { stdio, ...rest });
    all.add(this.process);
    const { pid } = this.process;
    if (rest.detached && pid !== undefined) {
      groups.add(pid);
      // Its number may become another group's.
      this.process.once("exit", () => groups.delete(pid));
    }
    for (const stream of [this.process.stdout, this.process.stderr]) {
      stream?.on("data", (data) => {
        this.said += data;
      });
    }
  }

  /** Waits until the server has said something, or something more often than `times` before. */
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

/** Runs an application server while `use` lasts. */
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

/** Asks again until it is so, for 20 seconds. */
export async function until(holds: () => boolean | Promise<boolean>, otherwise: () => string): Promise<void> {
  const end = Date.now() + 20_000;
  while (!(await holds())) {
    assert.ok(Date.now() < end, otherwise());
    await pause(20);
  }
}

/** The body of an answer on a connection of its own. */
export async function body(url: string): Promise<string> {
  return (await fetch(url, { headers: { connection: "close" } })).text();
}

/** The workers of a server, by their process ids. The tools that it runs under may have processes of their own. */
export function workers({ process: { pid } }: Running): number[] {
  const { stdout } = spawnSync("ps", ["-ww", "-o", "pid=,ppid=,args=", "-A"], { encoding: "utf8" });
  return Array.from(stdout.matchAll(/^ *(\d+) +(\d+) (?:appserver worker|.*\bworker\.ts)\b/gm))
    .filter(([, , parent]) => Number(parent) === pid)
    .map(([, worker]) => Number(worker));
}

/** Whether there is no such process any more. */
export function gone(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return false;
  } catch {
    return true;
  }
}
