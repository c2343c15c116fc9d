/** What the bench has started. All of it is ended by its process ids, however the bench ends. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync, readFileSync } from "node:fs";
import { get } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { family } from "./measure/processes.ts";

/** Milliseconds that a program may take until it answers, and until it has ended. */
const [startTimeout, endTimeout] = [30_000, 10_000];

export interface Program {
  program: string;
  args: string[];
  cwd: string;
  env?: NodeJS.ProcessEnv;
  /** The file for what it says. */
  log: string;
}

export interface Running {
  pid: number;
  /** @throws {Error} with its last words when it has ended. */
  alive: () => void;
  end: () => Promise<void>;
}

const running = new Set<Running>();
let closed = false;

/** @throws {Error} where the program cannot be started. */
export async function start({ program, args, cwd, env, log }: Program): Promise<Running> {
  if (closed) throw new Error("the bench is being ended");
  const output = openSync(log, "a");
  const child = spawn(program, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ["ignore", output, output],
  });
  closeSync(output);
  const spawned = once(child, "spawn");
  const pid = child.pid as number;
  const ended = () => child.exitCode !== null || child.signalCode !== null;
  const self: Running = {
    pid,
    alive: () => {
      if (!ended()) return;
      const words = readFileSync(log, "utf8").trimEnd().split("\n").slice(-15).join("\n");
      throw new Error(
        `'${[program, ...args].join(" ")}' ended with ${child.exitCode ?? child.signalCode}:\n${words}`,
      );
    },
    end: async () => {
      if (pid !== undefined && !ended()) await endChild(child);
      running.delete(self);
    },
  };
  running.add(self);
  await spawned;
  return self;
}

/** Ends everything, for good: nothing can be started afterwards. */
export async function endAll(): Promise<void> {
  closed = true;
  await Promise.all([...running].map(({ end }) => end()));
}

async function endChild(child: ChildProcess): Promise<void> {
  const exit = once(child, "exit");
  child.kill("SIGTERM");
  const late = setTimeout(() => {
    // Children first: who has lost its master may live on.
    for (const pid of family(child.pid as number).reverse()) kill(pid);
  }, endTimeout);
  await exit;
  clearTimeout(late);
}

function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It has just ended by itself.
  }
}

/**
 * Waits until a program answers 200.
 * @throws {Error} when it ends, or does not within 30 seconds.
 */
export async function answering(url: string, by: Running): Promise<void> {
  for (const deadline = performance.now() + startTimeout; performance.now() < deadline; ) {
    if (await answers(url)) return;
    by.alive();
    await pause(2);
  }
  throw new Error(`${url} did not answer within ${startTimeout / 1000} s`);
}

async function answers(url: string): Promise<boolean> {
  try {
    const [response] = await once(get(url, { agent: false }), "response");
    response.resume();
    return response.statusCode === 200;
  } catch {
    return false;
  }
}
