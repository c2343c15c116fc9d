/** Requests from the host, and the answers to those that curl makes in the lab. */
import { type Agent, type IncomingMessage, request } from "node:http";
import { titleOf } from "./html.ts";
import type { Answer, Reading } from "./model.ts";

/** An answer that never came. */
export function failedAnswer(reason: unknown): Answer {
  const problem = reason instanceof Error ? reason.message : String(reason);
  return { status: 0, headers: {}, body: Buffer.alloc(0), problem };
}

/** Parses the output of curl. */
export function parseCurlOutput({ code, out, err }: Reading): Answer {
  if (code === undefined) return failedAnswer("no answer in time");
  if (code !== 0) return failedAnswer(plainly(err) || `curl failed with exit code ${code}`);
  const end = out.indexOf("\r\n\r\n");
  const [statusLine = "", ...lines] = out.toString("latin1", 0, end).split("\r\n");
  const headers = Object.fromEntries(
    lines.map((line) => {
      const colon = line.indexOf(":");
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
  return { status: Number(statusLine.split(" ")[1]), headers, body: out.subarray(end + 4) };
}

/** What curl says, as this project says it: its words differ from version to version. */
function plainly(message: string): string {
  const [, host = "", port = ""] = /Failed to connect to (\S+) port (\d+)/.exec(message) ?? [];
  if (port !== "" && /Couldn't connect|Could not connect|refused/.test(message))
    return `connection refused by ${host}:${port}`;
  const [, milliseconds] = /Operation timed out after (\d+) milliseconds/.exec(message) ?? [];
  if (milliseconds !== undefined) return `timed out after ${Math.round(Number(milliseconds) / 1000)} s`;
  if (/(Connection|Connect) (timed out|timeout)|Timeout was reached/i.test(message))
    return "no connection within 8 s";
  if (/Empty reply/.test(message)) return "the connection was closed without an answer";
  if (/reset by peer/.test(message)) return "the connection was reset";
  return message;
}

/** Options of a request from the host; the default is a plain GET. */
export interface Asking {
  method?: string;
  /** As it is sent, also with ".." in it; by default that of the URL. */
  path?: string | undefined;
  /** By default each request has its own connection: a kept one would be dead after a reboot. */
  agent?: Agent | false;
  body?: string;
  headers?: Record<string, string>;
  /** Seconds until the first byte; two seconds later the answer must be complete. */
  patience?: number;
}

/** Seconds until the first byte of an answer to the host. */
export const usualPatience = 8;

/** The maximum size of an answer in bytes. */
const limit = 16 * 2 ** 20;

/**
 * Sends a request from the host.
 * @throws {Error} when nothing comes in time (default: eight seconds), or the answer is not complete two seconds later, or
 *   exceeds 16 MiB.
 */
export function httpGet(
  url: URL,
  { method = "GET", path, agent = false, body = "", headers = {}, patience = usualPatience }: Asking = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const options = { method, agent, headers, timeout: patience * 1000, ...(path !== undefined && { path }) };
    const asked = request(url, options, async (response) => {
      try {
        const body = await read(response);
        const headers = Object.fromEntries(
          Object.entries(response.headers).map(([name, value]) => [name, String(value)]),
        );
        resolve({ status: response.statusCode ?? 0, headers, body });
      } catch (error) {
        asked.destroy(error as Error);
        reject(error);
      }
    });
    const timer = setTimeout(
      () => asked.destroy(new Error(`the answer was not complete after ${patience + 2} s`)),
      (patience + 2) * 1000,
    );
    asked.on("close", () => clearTimeout(timer));
    asked.on("timeout", () => asked.destroy(new Error(`no answer within ${patience} s`)));
    asked.on("error", (error) => reject(new Error(`${url.host}: ${inWords(error)}`)));
    asked.end(body);
  });
}

/** Whether an answer to the host did not come in time. */
export const wasLate = ({ problem = "" }: Answer): boolean =>
  /no answer within|not complete after/.test(problem);

/** Node's errors as this project says them. */
function inWords({ code, message }: NodeJS.ErrnoException): string {
  if (code === "ECONNREFUSED") return "connection refused";
  if (code === "ECONNRESET") return "the connection was closed without an answer";
  return message;
}

/** The whole body. */
async function read(response: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of response as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > limit) throw new Error(`the answer is larger than ${limit / 2 ** 20} MiB`);
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** An answer in a few words: `200 "Hello HBNB!"`, `301 to http://…`, `no answer: Connection refused`. */
export function describeAnswer({ status, headers, body, problem }: Answer): string {
  if (problem !== undefined) return `no answer: ${problem}`;
  if (headers.location !== undefined) return `${status} to ${headers.location}`;
  const text = body.toString();
  const title = titleOf(text);
  if (title !== undefined) return `${status}, a page titled "${title}"`;
  return `${status} ${JSON.stringify(text.length > 80 ? `${text.slice(0, 77)}…` : text)}`;
}
