/** A lock between processes of this host: a file with the id of the process that has the lock. */
import { readFileSync, rmSync, statSync, writeFileSync } from "node:fs";

/** Milliseconds after which a file without an id belongs to no process: the disk was full when the id was to be written. */
const unwritten = 5000;

/**
 * Takes the lock, if no other process has it. The lock of a process that has ended counts for nothing.
 * @param file in a folder that exists.
 * @returns a function that releases it; undefined if another process has it.
 * @throws {Error} when the file cannot be written.
 */
export function tryLock(file: string): (() => void) | undefined {
  if (!create(file)) {
    const owner = read(file);
    if (owner !== undefined && isAbandoned(file, owner)) removeAbandoned(file, owner);
    if (!create(file)) return undefined;
  }
  return () => {
    if (read(file) === `${process.pid}`) rmSync(file, { force: true });
  };
}

/** The process that has the lock; undefined where none has it, or it has not written its id yet. */
export const lockOwner = (file: string) => Number(read(file)) || undefined;

/**
 * Two processes can find the same abandoned lock. If both removed it by name, the second would remove the new lock of the
 * first. So removing needs a second lock, under which the file is read again.
 */
function removeAbandoned(file: string, owner: string): void {
  const right = `${file}.${owner || "unwritten"}`;
  if (!create(right)) {
    // That process was killed before it removed its second lock.
    if (isAbandoned(right, read(right) ?? "")) rmSync(right, { force: true });
    return;
  }
  try {
    if (read(file) === owner && isAbandoned(file, owner)) rmSync(file, { force: true });
  } finally {
    rmSync(right, { force: true });
  }
}

/** Whether the file is ours now: only one process can make it. */
function create(file: string): boolean {
  try {
    writeFileSync(file, `${process.pid}`, { flag: "wx" });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

/** What is written in the file; undefined where there is none. */
function read(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

function isAbandoned(file: string, owner: string): boolean {
  const pid = Number(owner);
  return Number.isInteger(pid) && pid > 0 ? !isRunning(pid) : isOld(file);
}

function isOld(file: string): boolean {
  const made = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
  // abs: the clock may have been set back.
  return made !== undefined && Math.abs(Date.now() - made) > unwritten;
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // It runs, and belongs to another user.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
