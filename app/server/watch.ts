import { type FSWatcher, realpathSync, watch } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import type { Settings } from "./cli.ts";
import { formatError, type Logger } from "./error-log.ts";

/** Milliseconds of silence after a change: an editor writes a file in several steps. */
const calm = 150;

/**
 * Calls `changed` after every change of a file in the folder of the module, or below it, except the files that the server
 * writes itself: they would cause an endless reload. If it cannot watch, it logs that and the server goes on.
 */
export function watchBeside(settings: Settings, say: Logger, changed: () => void): FSWatcher | undefined {
  const folder = dirname(resolve(settings.module.path));
  const failed = (error: unknown) =>
    say(`cannot watch ${folder}, changes are not reloaded automatically: ${formatError(error)}`);
  let soon: NodeJS.Timeout | undefined;
  try {
    const own = ownFiles(settings);
    const root = realpathSync(folder);
    return watch(root, { recursive: true }, (_event, file) => {
      if (file !== null && own.has(join(root, file))) return;
      clearTimeout(soon);
      soon = setTimeout(changed, calm);
    }).on("error", failed);
  } catch (error) {
    failed(error);
    return undefined;
  }
}

/** Its logs, its pid file with the temporary name of that, and its socket. */
function ownFiles({ accessLog, errorLog, pidFile, bind }: Settings): Set<string> {
  const socket = "path" in bind ? bind.path : undefined;
  const half = pidFile && `${pidFile}.${process.pid}`;
  return new Set(
    [accessLog, errorLog, pidFile, half, socket]
      .filter((file) => file !== undefined)
      .map((file) => join(realpathSync(dirname(file)), basename(file))),
  );
}
