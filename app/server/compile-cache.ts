import * as module from "node:module";

/**
 * Keeps what Node has compiled for the next start now, where NODE_COMPILE_CACHE names a folder for it: a process that is
 * killed comes to no end of its own. Default: at the process's end.
 * https://nodejs.org/api/module.html#moduleflushcompilecache
 */
export function saveCompileCache(): void {
  // Older versions of Node, which the host may have, know none of it.
  (module as { flushCompileCache?: () => void }).flushCompileCache?.();
}
