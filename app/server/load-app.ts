import type { RequestListener } from "node:http";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { exitCodes, type Settings } from "./cli.ts";
import { formatError } from "./error-log.ts";

/** A module that cannot be served. */
export class Unloadable extends Error {
  readonly exitCode: number;
  constructor(message: string, exitCode: number) {
    super(message);
    this.exitCode = exitCode;
  }
}

/**
 * Loads the application that a module exports.
 * @throws {Unloadable}
 */
export async function loadApp({ path, name }: Settings["module"]): Promise<RequestListener> {
  let exports: Record<string, unknown>;
  try {
    exports = await import(pathToFileURL(resolve(path)).href);
  } catch (error) {
    throw new Unloadable(`cannot load ${path}: ${formatError(error)}`, exitCodes.cannotLoad);
  }
  if (typeof exports[name] !== "function") {
    throw new Unloadable(`${path} exports no application named '${name}'`, exitCodes.noApplication);
  }
  return exports[name] as RequestListener;
}
