/** What the failing ones of several equal requests have in common. */
import type { Lab } from "../collect/model.ts";
import { loggedAs } from "../collect/parse/logs.ts";
import { markedRequests } from "../collect/probes/marked-requests.ts";
import type { RepeatedRequest } from "../collect/probes/repeated-requests.ts";
import type { Repeated } from "./repeated.ts";

/** What sets some answers to a request apart from the others, as the end of a sentence; empty if nothing does. */
export const inCommon = (lab: Lab, request: RepeatedRequest, some: Repeated[], all: Repeated[]): string =>
  inAnswers(some, all) || inLogs(lab, request, some, all);

/** The kind of their connection, or a header. */
function inAnswers(some: Repeated[], all: Repeated[]): string {
  const others = all.filter((each) => !some.includes(each));
  const [first] = some as [Repeated, ...Repeated[]];
  const isApart = (has: (each: Repeated) => boolean) => some.every(has) && !others.some(has);
  if (isApart(({ connection }) => connection === first.connection))
    return first.connection === "new" ? " (those on new connections)" : " (those on a kept connection)";
  // Where no answer came, every header sets the others apart.
  if (others.every(({ answer }) => answer.status === 0)) return "";
  const header = Object.entries(first.answer.headers).find(
    ([name, value]) => !varying.test(name) && isApart(({ answer }) => answer.headers[name] === value),
  );
  return header === undefined ? "" : ` (those with ${header.join(": ")})`;
}

/** Which requests have lines in the logs that can be told from all others, and what their marks end with. */
const marks: Partial<Record<RepeatedRequest, string>> = {
  ...Object.fromEntries(Object.entries(markedRequests).map(([port, request]) => [request, port])),
  sitePage: "sitePage",
  siteEven: "siteEven",
  siteStatus: "siteStatus",
};

/** The address to which Nginx sent the requests, or the process that answered. */
function inLogs(lab: Lab, request: RepeatedRequest, some: Repeated[], all: Repeated[]): string {
  const mark = marks[request];
  if (mark === undefined) return "";
  const logged = loggedAs(lab, mark);
  const linesOf = (answers: Repeated[]) =>
    logged.filter(({ status, bytes }) =>
      answers.some(({ answer }) => answer.status === status && answer.body.length === bytes),
    );
  const others = linesOf(all.filter((each) => !some.includes(each)));
  for (const [field, words] of [
    ["upstream", "that Nginx sent to"],
    ["pid", "that were answered by process"],
  ] as const) {
    const values = new Set(linesOf(some).map((line) => line[field]));
    const [value] = values;
    if (values.size === 1 && value !== undefined && !others.some((line) => line[field] === value))
      return ` (those ${words} ${value})`;
  }
  return "";
}

/** Headers that differ from answer to answer, or follow from the body. */
const varying =
  /^(date|content-(length|type|encoding)|etag|last-modified|connection|keep-alive|transfer-encoding|set-cookie|x-request-id)$/;
