import { appendFileSync } from "node:fs";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { describe, type Say } from "./error-log.ts";

/** Milliseconds that a line waits for others: a write for each request would cost a third of the throughput. */
const pause = 200;

/**
 * Writes a line for each request that a server answers.
 * @param file `-` is the terminal. The file is opened for each batch anew, so that it can be rotated by moving it away.
 * @returns what writes the lines that still wait, for the moment before the process ends.
 */
export function accessLog(server: Server, file: string, say: Say): () => void {
  let lines = "";
  let failed = false;

  const write = () => {
    if (lines === "") return;
    try {
      if (file === "-") process.stdout.write(lines);
      else appendFileSync(file, lines);
      failed = false;
    } catch (error) {
      // Told once: what cannot be written now cannot be written two hundred milliseconds later either.
      if (!failed) say(`cannot write to ${file}, requests are not logged: ${describe(error)}`);
      failed = true;
    }
    lines = "";
  };

  server.on("request", (request: IncomingMessage, response: ServerResponse) => {
    const address = request.socket.remoteAddress;
    response.on("close", () => {
      if (lines === "") setTimeout(write, pause).unref();
      lines += `${logLine(request, response, address, now())}\n`;
    });
  });

  return write;
}

/**
 * A line of the Common Log Format: `127.0.0.1 - - [23/Nov/2026:10:00:00 +0000] "GET / HTTP/1.1" 200 11`.
 * The bytes are those of the body, `-` where the answer did not say how many. 499 is, as in Nginx, a client that went away.
 * https://en.wikipedia.org/wiki/Common_Log_Format
 * @param address the peer's; behind a proxy it is the proxy's, whose own log tells the client's.
 */
export function logLine(
  request: Pick<IncomingMessage, "method" | "url" | "httpVersion">,
  response: Pick<ServerResponse, "statusCode" | "writableFinished" | "getHeader">,
  address: string | undefined,
  time: string,
): string {
  // A quotation mark would end the request in the middle of its address.
  const url = request.url?.replaceAll('"', "%22");
  const status = response.writableFinished ? response.statusCode : 499;
  return `${address ?? "-"} - - [${time}] "${request.method} ${url} HTTP/${request.httpVersion}" ${status} ${response.getHeader("content-length") ?? "-"}`;
}

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
let second = 0;
let stamp = "";

/** The time as the log writes it, in UTC; made once a second. */
function now(): string {
  const date = new Date();
  if (Math.floor(date.getTime() / 1000) !== second) {
    second = Math.floor(date.getTime() / 1000);
    const [year, , day] = date.toISOString().slice(0, 10).split("-");
    stamp = `${day}/${months[date.getUTCMonth()]}/${year}:${date.toISOString().slice(11, 19)} +0000`;
  }
  return stamp;
}
