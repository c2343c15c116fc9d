import { performance } from "node:perf_hooks";
import { lazyBuiltin } from "../server/lazy-builtin.ts";
import { duration } from "./duration.ts";

const { get } = lazyBuiltin("node:http");

/** The maximum size of an answer in bytes. */
const most = 16 * 1024;

export interface Answered {
  status: number;
  body: string;
  milliseconds: number;
}

/** Why there is no answer. */
export class NoAnswer extends Error {
  /** Whether there was only no answer in time: it might still have come. */
  readonly late: boolean;
  constructor(message: string, late = false) {
    super(message);
    this.late = late;
  }
}

/**
 * Sends a request to a port of this machine, on a new connection.
 * @param patience milliseconds until the answer must be complete.
 * @throws {NoAnswer}
 */
export function loopbackGet(host: string, port: number, path: string, patience: number): Promise<Answered> {
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const fail = ({ code, message }: NodeJS.ErrnoException) => {
      if (code === "ECONNREFUSED") reject(new NoAnswer(`nothing listens on ${host}:${port}`));
      else reject(new NoAnswer(`no answer: ${code ?? message}`));
    };
    const headers = { accept: "*/*", "user-agent": "applab-web" };
    const request = get({ host, port, path, headers, agent: false }, (response) => {
      let body = "";
      response.setEncoding("utf8");
      response.on("data", (part: string) => {
        if (body.length < most) body += part;
        else response.destroy(new Error("the answer is too long"));
      });
      response.on("error", fail);
      response.on("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          body,
          milliseconds: performance.now() - started,
        }),
      );
    });
    request.on("error", fail);
    // Also ends an answer that has begun.
    const deadline = setTimeout(() => {
      reject(new NoAnswer(`no answer within ${duration(patience)}`, true));
      request.destroy();
    }, patience);
    request.on("close", () => clearTimeout(deadline));
  });
}
