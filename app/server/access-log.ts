import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { formatError, type Logger } from "./error-log.ts";
import { lazyBuiltin } from "./lazy-builtin.ts";

const { appendFileSync } = lazyBuiltin("node:fs");

/** Milliseconds between writes: one write per request would cost a third of the throughput. */
const pause = 200;
/** The size of the buffer in bytes. A line is hardly longer than the longest request line, 16 KiB. */
const size = 64 * 1024;

/**
 * Writes a line for each request that a server answers.
 * @param file `-` is the terminal. The file is opened for each write, so that log rotation can just rename it.
 * @returns a function that writes the buffered lines, to call before the process exits.
 */
export function accessLog(server: Server, file: string, say: Logger): () => void {
  // A buffer, not strings: thousands of strings that live for 200 ms would double the heap.
  const batch = Buffer.allocUnsafe(size);
  let length = 0;
  let failed = false;

  const write = () => {
    if (length === 0) return;
    const lines = batch.subarray(0, length);
    length = 0;
    try {
      if (file === "-") process.stdout.write(Buffer.from(lines));
      else appendFileSync(file, lines);
      failed = false;
    } catch (error) {
      // Log this once, not every 200 ms.
      if (!failed) say(`cannot write to ${file}, requests are not logged: ${formatError(error)}`);
      failed = true;
    }
  };

  function closed(this: ServerResponse): void {
    const line = `${logLine(this.req, this, now())}\n`;
    if (length + Buffer.byteLength(line) > size) write();
    if (length === 0) setTimeout(write, pause).unref();
    length += batch.write(line, length);
  }
  // Reading remoteAddress now makes it available after the socket is closed.
  server.on("connection", (socket) => void socket.remoteAddress);
  server.on("request", (_request, response: ServerResponse) => response.on("close", closed));

  return write;
}

/**
 * A line of the Common Log Format, and the worker that answered:
 * `127.0.0.1 - - [23/Nov/2026:10:00:00 +0000] "GET / HTTP/1.1" 200 11 pid=1234`.
 * The bytes are those of the body, `-` where the answer did not say how many. 499 is, as in Nginx, a client that went away.
 * https://en.wikipedia.org/wiki/Common_Log_Format
 * The address is the peer's: behind a proxy, that of the proxy, whose own log has the client's.
 */
export function logLine(
  request: Pick<IncomingMessage, "method" | "url" | "httpVersion" | "socket"> & { originalUrl?: string },
  response: Pick<ServerResponse, "statusCode" | "writableFinished" | "getHeader">,
  time: string,
): string {
  // Express keeps the requested URL in originalUrl, because a service may change url. A quotation mark in it would end the
  // request field of the log line.
  const asked = request.originalUrl ?? request.url;
  const url = asked?.replaceAll('"', "%22");
  const status = response.writableFinished ? response.statusCode : 499;
  return `${request.socket.remoteAddress ?? "-"} - - [${time}] "${request.method} ${url} HTTP/${request.httpVersion}" ${status} ${response.getHeader("content-length") ?? "-"} pid=${process.pid}`;
}

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
let second = 0;
let stamp = "";

/** The time in the format of the log, in UTC; computed once a second. */
function now(): string {
  const date = new Date();
  if (Math.floor(date.getTime() / 1000) !== second) {
    second = Math.floor(date.getTime() / 1000);
    const [year, , day] = date.toISOString().slice(0, 10).split("-");
    stamp = `${day}/${months[date.getUTCMonth()]}/${year}:${date.toISOString().slice(11, 19)} +0000`;
  }
  return stamp;
}
