import * as module from "node:module";

/**
 * Saves the compiled code now, if NODE_COMPILE_CACHE is set, so that the next start is faster. Default: when the process
 * exits, which a killed process never does.
 * https://nodejs.org/api/module.html#moduleflushcompilecache
 */
export function saveCompileCache(): void {
  // Older versions of Node, which the host may have, lack this function.
  (module as { flushCompileCache?: () => void }).flushCompileCache?.();
}
