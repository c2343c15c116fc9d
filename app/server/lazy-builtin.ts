import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

interface Builtins {
  "node:fs": typeof import("node:fs");
  "node:http": typeof import("node:http");
  "node:net": typeof import("node:net");
  "node:util": typeof import("node:util");
}

/**
 * Loads a built-in module with require, which is faster at start than import: import creates all exports at once, such as
 * the WebSocket client of node:http, and require creates them only when they are used.
 */
export const lazyBuiltin = <Name extends keyof Builtins>(name: Name): Builtins[Name] => require(name);
