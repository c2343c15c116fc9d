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

/** A request of this run, as a log has it. */
export interface Logged {
  status: number;
  /** Of the body. */
  bytes: number;
  /** The address to which Nginx sent it, in its own log: `127.0.0.1:5000`. */
  upstream?: string | undefined;
  /** The process that answered it, in the log of a service. */
  pid?: string | undefined;
}

/**
 * The lines of a request in the logs of Nginx and of the services, where they have the fields of the Common Log Format.
 * @param word what the request's mark ends with: a port, or the name of a request to port 80.
 */
export function loggedAs(lab: Lab, word: string): Logged[] {
  const lines = lab
    .reading("logs")
    .out.toString()
    .matchAll(new RegExp(`^(?:line|nginx) .*probes-\\S+-${word} HTTP/[\\d.]+" (\\d{3}) (\\d+)(.*)$`, "gm"));
  return Array.from(lines, ([, status, bytes, rest = ""]) => ({
    status: Number(status),
    bytes: Number(bytes),
    upstream: /\bupstream=([^-].*?) \w+=/.exec(rest)?.[1],
    pid: /\bpid=(\d+)/.exec(rest)?.[1],
  }));
}

/** The errors that Nginx wrote in this run, without their places and clients: `limiting requests, excess: 3.2 by zone "x"`. */
export function errorsOfNginx(lab: Lab): string[] {
  const lines = lab
    .reading("logs")
    .out.toString()
    .matchAll(/^error \S+ \S+ \[(?:error|crit|alert|emerg)\] \d+#\d+: (?:\*\d+ )?(.+)$/gm);
  // A file that does not exist is an ordinary 404: the checks themselves ask for some.
  const errors = Array.from(lines, ([, line = ""]) => line).filter((line) => !/ failed \(2: /.test(line));
  return errors.map((line) => line.replace(/, client: .*?(, upstream: "[^"]*")?(, host: .*)?$/, "$1"));
}

/** The last line that a service wrote to its error log in this run; undefined if it wrote nothing. */
export const lastErrorIn = (lab: Lab, port: number): string | undefined =>
  new RegExp(`^said ${port} (.+)$`, "m").exec(lab.reading("logs").out.toString())?.[1];
