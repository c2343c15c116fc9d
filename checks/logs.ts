import { basename } from "node:path/posix";
import type { Lab } from "./lab.ts";
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
  const access = new Set(
    lines.flatMap((line) =>
      line.includes(`-${port}`) && /^line [^:]+:.*probes-/.test(line) ? line.slice(5, line.indexOf(":")) : [],
    ),
  );
  const error = [...open, ...named.filter((file) => /err/i.test(basename(file)))];
  return {
    access: [...access],
    error: [...new Set(error.filter((file) => !access.has(file)))],
    all: [...new Set([...open, ...named, ...access])],
  };
}

/**
 * Whether a request to port 80 came to the service on a port, by the access log that has the line of the request to the
 * service itself; undefined where there is none.
 */
export function cameTo(lab: Lab, port: number, request: string): boolean | undefined {
  const { access } = logsOn(lab, port);
  if (access.length === 0) return undefined;
  const lines = lab.reading("logs").out.toString().split("\n");
  const mark = new RegExp(`probes-.*-${request}\\b`);
  return lines.some((line) => access.some((file) => line.startsWith(`line ${file}:`)) && mark.test(line));
}
