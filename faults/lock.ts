import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { isOld } from "../checks/alone.ts";
import { progressFile } from "./progress.ts";
import { Refused } from "./refused.ts";

/**
 * Sees to it that one command at a time breaks, mends and counts: two would undo each other's work.
 * @returns what lets the next one begin; the end of this process does so, too.
 * @throws {Refused} when another is at work.
 */
export function lock(file = `${progressFile()}.lock`): () => void {
  if (!take(file)) {
    const other = holder(file);
    // A command that was killed left its lock behind.
    if (other === undefined) rmSync(file, { force: true });
    if (other !== undefined || !take(file)) {
      const why = `process ${other ?? "unknown"} has ${file}`;
      throw new Refused("Another of these commands is at work.", why, "wait until it has ended");
    }
  }
  const release = () => {
    process.removeListener("exit", release);
    rmSync(file, { force: true });
  };
  process.once("exit", release);
  return release;
}

/** Whether the lock is ours now: whoever makes the file has it. */
function take(file: string): boolean {
  try {
    mkdirSync(dirname(file), { recursive: true });
  } catch (error) {
    throw new Refused("The progress cannot be kept.", (error as Error).message, `see to ${dirname(file)}`);
  }
  try {
    writeFileSync(file, `${process.pid}`, { flag: "wx" });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw new Refused("The progress cannot be kept.", (error as Error).message, `see to ${dirname(file)}`);
  }
}

/** The process that a lock names, if there is one. */
function holder(file: string): number | undefined {
  let pid = 0;
  try {
    pid = Number(readFileSync(file, "utf8"));
    // Nobody's, if it stays so: the disk was full when it was to be written.
    if (pid === 0) return isOld(file) ? undefined : pid;
    process.kill(pid, 0);
    return pid;
  } catch (error) {
    // Not permitted to signal it: then it is there.
    return (error as NodeJS.ErrnoException).code === "EPERM" ? pid : undefined;
  }
}
