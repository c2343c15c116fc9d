import { dirname } from "node:path";
import type { Settings } from "./cli.ts";
import { formatError } from "./error-log.ts";
import { lazyBuiltin } from "./lazy-builtin.ts";
import { removePidFile, runningServer, touchPidFile, writePidFile } from "./pid-file.ts";

const { accessSync, appendFileSync, constants, existsSync, rmSync, statSync } = lazyBuiltin("node:fs");
const { connect } = lazyBuiltin("node:net");

/** The files that belong to a running server: its pid file and its Unix socket. */
export interface Files {
  /**
   * Call it once the server listens: the pid file appears then.
   * @throws {Error} saying which file cannot be written.
   */
  listening: () => void;
  /**
   * Call it after each reload: it sets the pid file's time, which shows that the reload is done.
   * @throws {Error} like listening().
   */
  touch: () => void;
  /** Removes them, unless they are another server's. */
  remove: () => void;
}

/**
 * Checks that all files can be written, and that no other server has the pid file or the socket.
 * @throws {Error} saying which file is in the way, and why.
 */
export async function prepareFiles({ accessLog, errorLog, pidFile, bind }: Settings): Promise<Files> {
  for (const file of [accessLog, errorLog]) {
    if (file !== undefined && file !== "-")
      attempt(`cannot write to ${file}`, () => appendFileSync(file, ""));
  }
  const socket = "path" in bind ? bind.path : undefined;
  if (socket !== undefined) await freeSocket(socket);
  if (pidFile !== undefined) {
    const other = runningServer(pidFile);
    if (other !== undefined) throw new Error(`already running as process ${other} (${pidFile})`);
    // The file, or its folder if it does not exist yet.
    const place = existsSync(pidFile) ? pidFile : dirname(pidFile);
    attempt(`cannot write to ${pidFile}`, () => accessSync(place, constants.W_OK));
    if (place === pidFile && !statSync(pidFile).isFile())
      throw new Error(`cannot write to ${pidFile}: it is not a file`);
  }
  let ours = false;
  return {
    listening: () => {
      ours = true;
      if (pidFile !== undefined) attempt(`cannot write to ${pidFile}`, () => writePidFile(pidFile));
    },
    touch: () => {
      if (pidFile !== undefined) attempt(`cannot write to ${pidFile}`, () => touchPidFile(pidFile));
    },
    remove: () => {
      if (pidFile !== undefined) removePidFile(pidFile);
      if (ours && socket !== undefined) rmSync(socket, { force: true });
    },
  };
}

function attempt(what: string, action: () => void): void {
  try {
    action();
  } catch (error) {
    throw new Error(`${what}: ${formatError(error)}`);
  }
}

/** Removes the socket of a server that was killed. */
async function freeSocket(path: string): Promise<void> {
  const found = statSync(path, { throwIfNoEntry: false });
  attempt(`cannot create ${path}`, () => accessSync(dirname(path), constants.W_OK));
  if (found === undefined) return;
  if (!found.isSocket()) throw new Error(`cannot listen on ${path}: a file with that name exists`);
  const answered = await new Promise((resolve) => {
    const client = connect(path, () => resolve(true)).on("error", () => resolve(false));
    client.unref();
  });
  if (answered) throw new Error(`cannot listen on ${path}: it is in use`);
  rmSync(path);
}
