import { watch } from "node:fs";
import { dirname, resolve } from "node:path";

/** Milliseconds of silence after a change: an editor writes a file in several steps. */
const calm = 150;

/** Calls `changed` after every change of a file in the folder of a module, or below it. */
export function watchBeside(modulePath: string, changed: () => void): void {
  let soon: NodeJS.Timeout | undefined;
  watch(dirname(resolve(modulePath)), { recursive: true }, () => {
    clearTimeout(soon);
    soon = setTimeout(changed, calm);
  });
}
