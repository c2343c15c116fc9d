import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { lockOwner, tryLock } from "../../core/file-lock.ts";
import { Refused } from "./command-refused.ts";
import { progressFile } from "./progress.ts";

/**
 * Lets one command at a time break, fix and count: two would undo each other's work.
 * @returns a function that releases the lock; the end of this process does so, too.
 * @throws {Refused} when another one is running.
 */
export function lock(file = `${progressFile()}.lock`): () => void {
  const unlock = take(file);
  if (unlock === undefined) {
    const why = `process ${lockOwner(file) ?? "unknown"} has ${file}`;
    throw new Refused("Another of these commands is running.", why, "wait until it has finished");
  }
  const release = () => {
    process.removeListener("exit", release);
    unlock();
  };
  process.once("exit", release);
  return release;
}

function take(file: string): (() => void) | undefined {
  try {
    mkdirSync(dirname(file), { recursive: true });
    return tryLock(file);
  } catch (error) {
    throw new Refused(
      "The progress cannot be saved.",
      (error as Error).message,
      `make ${dirname(file)} writable`,
    );
  }
}
