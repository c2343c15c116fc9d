import { spawnSync } from "node:child_process";
import { lazyBuiltin } from "./lazy-builtin.ts";

const { readFileSync, realpathSync, renameSync, rmSync, utimesSync, writeFileSync } = lazyBuiltin("node:fs");

/**
 * Writes our process id so that a reader finds either all of it or nothing: a full disk or a crash in between would
 * leave an empty file.
 */
export function writePidFile(file: string): void {
  const target = existing(file);
  const half = `${target}.${process.pid}`;
  try {
    writeFileSync(half, `${process.pid}\n`);
    renameSync(half, target);
  } catch (error) {
    rmSync(half, { force: true });
    // Somebody may have made the file for us in a folder that is not ours.
    if (!["EACCES", "EPERM", "EROFS"].includes((error as NodeJS.ErrnoException).code ?? "")) throw error;
    writeFileSync(target, `${process.pid}\n`);
  }
}

/** Sets the time of our pid file to now, and writes it again where somebody removed it. */
export function touchPidFile(file: string): void {
  if (pidIn(file) === process.pid) utimesSync(file, new Date(), new Date());
  else writePidFile(file);
}

/** Removes our pid file. Another server's stays: of two that were started at once, the one that fails must not take it. */
export function removePidFile(file: string): void {
  if (pidIn(file) !== process.pid) return;
  try {
    rmSync(existing(file));
  } catch {
    // Where it could not be made it cannot be removed either. It names a process that is gone.
  }
}

/** The running server that a pid file names. A file that was left behind may be empty, or name a process that is no server. */
export function runningServer(file: string): number | undefined {
  const pid = pidIn(file);
  if (pid === undefined || pid === process.pid) return undefined;
  try {
    process.kill(pid, 0);
  } catch (error) {
    // Not permitted to signal it: then it is there.
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return undefined;
  }
  const ps = spawnSync("ps", ["-ww", "-o", "stat=,args=", "-p", `${pid}`], { encoding: "utf8" });
  // Where nothing is to be seen of a process, it may be a server. Z: it ended, and its parent did not take notice.
  return ps.status === 0 && !/^[^Z].*appserver/.test(ps.stdout) ? undefined : pid;
}

function pidIn(file: string): number | undefined {
  try {
    const pid = /^[1-9]\d*$/.exec(readFileSync(file, "utf8").trim())?.[0];
    return pid === undefined ? undefined : Number(pid);
  } catch {
    return undefined;
  }
}

/** What a link leads to, which is not to be replaced itself. */
function existing(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return file;
  }
}
