import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

interface Builtins {
  "node:fs": typeof import("node:fs");
  "node:http": typeof import("node:http");
  "node:net": typeof import("node:net");
  "node:util": typeof import("node:util");
}

/**
 * One of Node's own modules, where a start waits for it. Where such a module is imported, Node makes all that it exports:
 * of node:http a client for WebSockets, of node:fs a second set of everything. Where it is required, Node makes that only
 * when somebody asks for it.
 */
export const lazyBuiltin = <Name extends keyof Builtins>(name: Name): Builtins[Name] => require(name);
