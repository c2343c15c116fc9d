/**
 * What a run of the tests leaves behind when it is cut off. All that it starts inherits a word in its environment, also
 * what goes to the background by itself, as QEMU does; and all that it writes is in a folder of its own.
 */
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

const variable = "APPLAB_TEST_RUN";

/** Milliseconds that a process has to end by itself, then until it is killed. */
const [settle, patience] = [5000, 10_000];

/**
 * Gives this process, and all that it starts, the word and the folder.
 * @returns what removes the folder.
 */
export function beginRun(): () => void {
  // A short name: the path of a Unix socket has 107 characters at most.
  const folder = mkdtempSync(join(tmpdir(), "t-"));
  // As the folder in which it is: Nginx, for one, reads as another user.
  chmodSync(folder, 0o1777);
  process.env[variable] = folder;
  process.env.TMPDIR = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}

/**
 * Ends the processes of this run, but for this one and those that lead to it.
 * @returns those that had not ended by themselves: their commands. Nothing where the system has no /proc.
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
  const word = `${variable}=${process.env[variable]}`;
  if (process.env[variable] === undefined) return [];
  return numbersIn("/proc").flatMap((pid) => {
    try {
      if (pid === process.pid || !read(pid, "environ").split("\0").includes(word)) return [];
      const command = read(pid, "cmdline").replaceAll("\0", " ").trim();
      // A zombie has none.
      return command === "" ? [] : [{ pid, command }];
    } catch {
      return []; // It has ended, or is another user's.
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
    // It has ended meanwhile.
  }
}
