import { spawnSync } from "node:child_process";
import { lazyBuiltin } from "./lazy-builtin.ts";

const { readFileSync, realpathSync, renameSync, rmSync, utimesSync, writeFileSync } = lazyBuiltin("node:fs");

/**
 * Writes our process id to a new file and renames it: a full disk or a crash can never leave an empty pid file.
 */
export function writePidFile(file: string): void {
  const target = existing(file);
  const half = `${target}.${process.pid}`;
  try {
    writeFileSync(half, `${process.pid}\n`);
    renameSync(half, target);
  } catch (error) {
    rmSync(half, { force: true });
    // The folder may not be writable, only the file.
    if (!["EACCES", "EPERM", "EROFS"].includes((error as NodeJS.ErrnoException).code ?? "")) throw error;
    writeFileSync(target, `${process.pid}\n`);
  }
}

/** Sets the time of our pid file to now, and writes it again if it was removed. */
export function touchPidFile(file: string): void {
  if (pidIn(file) === process.pid) utimesSync(file, new Date(), new Date());
  else writePidFile(file);
}

/** Removes our pid file, but never another server's: if two start at once, the one that fails must not remove it. */
export function removePidFile(file: string): void {
  if (pidIn(file) !== process.pid) return;
  try {
    rmSync(existing(file));
  } catch {
    // A leftover pid file names a process that is gone.
  }
}

/** The running server that a pid file names. A leftover file may be empty, or name a process that is not a server. */
export function runningServer(file: string): number | undefined {
  const pid = pidIn(file);
  if (pid === undefined || pid === process.pid) return undefined;
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it runs as another user.
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return undefined;
  }
  const ps = spawnSync("ps", ["-ww", "-o", "stat=,args=", "-p", `${pid}`], { encoding: "utf8" });
  // If ps cannot show the process, assume a server. Z: a zombie, which has ended.
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

/** The target of a link, so that the link itself is not replaced. */
function existing(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return file;
  }
}
