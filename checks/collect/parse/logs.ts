import { basename } from "node:path/posix";
import type { Lab } from "../model.ts";
import { listeners } from "./processes.ts";

/** The files in which a service writes down what happens. */
export interface Logs {
  /** Files with a line of the request that the probes made. */
  access: string[];
  /** The others that its processes have open, and those in its folder that are named after errors. */
  error: string[];
  /** All that were looked at. */
  all: string[];
}

/** What the name of a file says that is for errors. */
const errors = /err/i;

/** Finds the logs of the service on a port: those that are open, and those in the folder of its unit's name. */
export function logsOn(lab: Lab, port: number): Logs {
  const lines = lab.reading("logs").out.toString().split("\n");
  const pids = listeners(lab, port).map(String);
  const files = (pattern: RegExp) =>
    lines.flatMap((line) => {
      const [, key = "", file = ""] = pattern.exec(line) ?? [];
      return key === `${port}` || pids.includes(key) ? [file] : [];
    });
  const open = files(/^open (\d+) (.+)$/);
  const named = files(/^log (\d+) (.+)$/);
  const withLine = new Set(
    lines.flatMap((line) =>
      line.includes(`-${port}`) && /^line [^:]+:.*probes-/.test(line) ? line.slice(5, line.indexOf(":")) : [],
    ),
  );
  // A server may note what it refuses among its errors, too: that makes no access log of them.
  const others = [...withLine].filter((file) => !errors.test(basename(file)));
  const access = others.length > 0 ? new Set(others) : withLine;
  const error = [...open, ...named.filter((file) => errors.test(basename(file)))];
  return {
    access: [...access],
    error: [...new Set(error.filter((file) => !access.has(file)))],
    all: [...new Set([...open, ...named, ...access])],
  };
}

/**
 * How often a request to port 80 came to the service on a port, by its logs: each worker may have one of its own. Undefined
 * where none has the line of the request to the service itself.
 */
export function timesCameTo(lab: Lab, port: number, request: string): number | undefined {
  const { access, all } = logsOn(lab, port);
  if (access.length === 0) return undefined;
  const lines = lab.reading("logs").out.toString().split("\n");
  const mark = new RegExp(`probes-.*-${request}\\b`);
  return lines.filter((line) => all.some((file) => line.startsWith(`line ${file}:`)) && mark.test(line))
    .length;
}

/** Whether a request to port 80 was answered a second time, early enough for its line to be in a log. */
export const wasRepeated = (lab: Lab, request: string): boolean =>
  lab.reading("logs").out.toString().split("\n").includes(`repeated ${request}`);
