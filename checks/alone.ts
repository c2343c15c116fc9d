import { readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { until } from "./until.ts";

/**
 * Does what no two processes on this host may do at once: each waits for the other.
 * @param file exists meanwhile, with the id of the process; one that a dead process left counts for nothing.
 * @param limit seconds to wait.
 * @throws {Error} when the other has not ended by then.
 */
export async function alone<Result>(
  file: string,
  limit: number,
  body: () => Promise<Result>,
): Promise<Result> {
  if (!(await until(limit, async () => take(file)))) {
    throw new Error(`process ${readOwner(file)}, which has ${file}, did not end within ${limit} s`);
  }
  try {
    return await body();
  } finally {
    rmSync(file, { force: true });
  }
}

function take(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  const owner = readOwner(file);
  const gone = owner === "" ? isOld(file) : !isAlive(Number(owner));
  if (gone && readOwner(file) === owner) rmSync(file, { force: true });
  return false;
}

/** Empty it is for the moment between its making and its writing; for longer where the disk was full. */
export function isOld(file: string): boolean {
  const made = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
  return made !== undefined && Math.abs(Date.now() - made) > 5000;
}

function readOwner(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // Somebody else's is alive, too.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
