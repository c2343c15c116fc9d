/** What became of a request, in words, and where to look for the reason: the same for each requirement that asks something. */
import { headingsOf } from "../collect/html.ts";
import { describeAnswer } from "../collect/http.ts";
import type { Answer, Verdict } from "../collect/model.ts";
import { firstDifference, visible } from "./visible.ts";

/** Ways in which a request fails. */
export type FailureKind =
  | "refused"
  | "unreachable"
  | "cut off"
  | "no HTTP"
  | "timed out"
  | "bad gateway"
  | "gateway timeout"
  | "forbidden"
  | "not found by Nginx"
  | "not found by the application"
  | "answered by Nginx"
  | "redirect"
  | "application error"
  | "other";

/** What to look at for each of them. None names a layer that has done its part. */
const hints: Record<Exclude<FailureKind, "other">, string> = {
  refused:
    "Check on which addresses a process listens on this port, and whether a firewall rejects connections: a refused connection never reached a program.",
  unreachable:
    "Check for a firewall that drops packets, and the way between the two ends: no connection was made, and none was refused.",
  "cut off":
    "Check the log of the program that listens: it accepted the connection and closed it before its answer was complete.",
  "no HTTP":
    "Check which protocol the port speaks: what came back is not HTTP/1. For Nginx, the options of listen (http2, ssl, proxy_protocol) decide.",
  "timed out":
    "Find the program that accepts the connection and stays silent: it may be stopped, frozen, busy, or waiting for another one.",
  "bad gateway":
    "Compare the address to which Nginx forwards the request with the address on which the application listens; Nginx's error log names the one that it tried.",
  "gateway timeout":
    "Check what the application waits for: Nginx reached it and gave up waiting for its answer.",
  forbidden:
    "Check the rules for who may ask (allow, deny), and the permissions of the files: Nginx refuses by itself.",
  "not found by Nginx":
    "Check which location of the site matches the path: Nginx itself answers 404, and the application was not asked.",
  "not found by the application":
    "Compare the path that the application gets with its routes: the application answers 404, and a proxy may have changed the path.",
  "answered by Nginx":
    "Read the last lines of Nginx's error log, and check the site for what answers without the application: a limit, a return, a loop. Nginx made this answer itself.",
  redirect: "Check which program makes the redirect, and where it leads: the answer is not the page itself.",
  "application error": "Check the application's error log: it got the request, and failed.",
};

/** How a request failed; undefined if it got an answer with a status below 300. */
export function failureOf(answer: Answer): FailureKind | undefined {
  const { status, problem = "" } = answer;
  if (status === 0) {
    if (/refused|Couldn't connect/i.test(problem)) return "refused";
    if (/unreachable|No route|prohibited|no connection/i.test(problem)) return "unreachable";
    if (/reset|closed|Empty reply|hang up|transfer closed|aborted/i.test(problem)) return "cut off";
    if (/HTTP\/0\.9|unsupported protocol/i.test(problem)) return "no HTTP";
    return /time|within|not complete/i.test(problem) ? "timed out" : "other";
  }
  if (status < 300) return undefined;
  if (status < 400) return "redirect";
  if (status === 403 && isByNginx(answer)) return "forbidden";
  if (status === 404) return isByNginx(answer) ? "not found by Nginx" : "not found by the application";
  if (status === 502) return "bad gateway";
  if (status === 504) return "gateway timeout";
  if (isByNginx(answer)) return "answered by Nginx";
  return status >= 500 ? "application error" : "other";
}

/** Where to look; undefined if the requirement's own hint knows better. */
export function hintFor(answer: Answer): string | undefined {
  const kind = failureOf(answer);
  return kind === undefined || kind === "other" ? undefined : hints[kind];
}

/** The pages that Nginx makes itself end with its name. */
const isByNginx = ({ body }: Answer) => /<hr><center>nginx/i.test(body.toString("latin1"));

/** An answer in a few words, with the program that made it where that is known. */
export function answerInWords(answer: Answer): string {
  const { status, body } = answer;
  if (status === 502 || status === 504) {
    const heading = headingsOf(body.toString())[0];
    return `${status} by Nginx${heading === undefined ? "" : `: "${visible(heading)}"`}`;
  }
  if (status >= 400 && isByNginx(answer)) return `${status} by Nginx itself`;
  return describeAnswer(answer);
}

/** The greeting, which is known to the letter. */
export const greeting = "Hello HBNB!";

const pageType =
  "Check what sets the Content-Type of the answer: the application or a rule of the server before it.";

/** The verdict on an answer that must be the page of tasks 0 to 2. */
export function judgePage(answer: Answer): Verdict {
  const expected = `200 "${greeting}"`;
  const text = answer.body.toString();
  const type = answer.headers["content-type"];
  const holds = describeAnswer(answer) === expected;
  if (holds && type !== undefined && !/^text\//i.test(type)) {
    const found = `${expected}, as ${type}: a browser saves it instead of showing it`;
    return { holds: false, expected: `${expected}, as text`, found, hint: pageType };
  }
  if (holds || answer.status !== 200) {
    return { holds, expected, found: answerInWords(answer), hint: hintFor(answer) };
  }
  const encoding = answer.headers["content-encoding"];
  const coded = encoding === undefined ? "" : `, marked as ${encoding}`;
  return { holds, expected, found: `${answerInWords(answer)}${coded}${firstDifference(greeting, text)}` };
}

/** The verdict on an answer of which nothing is demanded but that it comes. */
export function judgeAnswered(answer: Answer): Verdict {
  return {
    holds: answer.status > 0,
    expected: "any HTTP answer",
    found: answerInWords(answer),
    hint: hintFor(answer),
  };
}
