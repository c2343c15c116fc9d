/**
 * Finds the processes and files that an interrupted test run leaves. Every process of the run inherits a variable of the
 * environment, also a process that goes to the background by itself, like QEMU; every file is in the run's own folder, which
 * a process that loses its environment, like Nginx, has in its command line.
 */
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

const variable = "APPLAB_TEST_RUN";

/** The variable with the time at which the run began, in milliseconds. */
export const runBegan = "APPLAB_TEST_RUN_BEGAN";

/** Milliseconds in which a process may end by itself, and then until it is killed. */
const [settle, patience] = [5000, 10_000];

/**
 * Gives this process and its children the variables and the folder.
 * @returns a function that removes the folder.
 */
export function beginRun(): () => void {
  // A short name: the path of a Unix socket has 107 characters at most.
  const folder = mkdtempSync(join(tmpdir(), "t-"));
  // The same mode as its parent folder: Nginx, for example, reads as another user.
  chmodSync(folder, 0o1777);
  process.env[variable] = folder;
  process.env[runBegan] = String(Date.now());
  process.env.TMPDIR = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}

/**
 * Ends the processes of this run, except this process and its ancestors.
 * @returns the commands of the processes that had not ended by themselves; empty on a system without /proc.
 */
export async function endLeftovers(): Promise<string[]> {
  const deadline = performance.now() + settle;
  while (processes().length > 0 && performance.now() < deadline) await pause(100);
  const found = processes();
  const told = found.map(({ pid, command }) => `${pid} ${command}`);
  for (const { pid } of found) signal(pid, "SIGTERM");
  const end = performance.now() + patience;
  while (processes().length > 0 && performance.now() < end) await pause(100);
  killLeftovers();
  return told;
}

/** The same at once, for a process that is about to exit. */
export function killLeftovers(): void {
  for (const { pid } of processes()) signal(pid, "SIGKILL");
}

function processes(): { pid: number; command: string }[] {
  const folder = process.env[variable];
  if (folder === undefined) return [];
  return numbersIn("/proc").flatMap((pid) => {
    try {
      const command = read(pid, "cmdline").replaceAll("\0", " ").trim();
      const isOurs =
        command.includes(folder) || read(pid, "environ").split("\0").includes(`${variable}=${folder}`);
      if (pid === process.pid || !isOurs) return [];
      // A zombie has no command.
      return command === "" ? [] : [{ pid, command }];
    } catch {
      return []; // It has ended, or belongs to another user.
    }
  });
}

const read = (pid: number, file: string) => readFileSync(`/proc/${pid}/${file}`, "utf8");

function numbersIn(folder: string): number[] {
  try {
    return readdirSync(folder).map(Number).filter(Number.isInteger);
  } catch {
    return [];
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It has just ended.
  }
}
