/** Answers that are not always the same. */
import { parseCurlOutput } from "../collect/http.ts";
import type { Answer, Lab, Verdict } from "../collect/model.ts";
import { type Connection, type RepeatedRequest, separator } from "../collect/probes/repeated-requests.ts";
import { answerInWords } from "./answer-in-words.ts";

interface Repeated {
  seconds: number;
  connection: Connection;
  answer: Answer;
  words: string;
}

/** curl's exit code when the output of the probe is full: of that request nothing is known. */
const outputIsFull = 23;

/** The answers to a request that was made several times. */
function repeated(lab: Lab, request: RepeatedRequest): Repeated[] {
  const parts = lab.reading("repeated").out.toString("latin1").split(separator);
  return parts.flatMap((part, index) => {
    const [, name, connection, code, seconds, err = ""] =
      /^(\w+) (kept|new) (\d+) (\S+) (.*)$/.exec(part) ?? [];
    if (name !== request || Number(code) === outputIsFull) return [];
    const out = Buffer.from(parts[index - 1] ?? "", "latin1");
    const answer = parseCurlOutput({ code: Number(code), out, err });
    return [
      {
        connection: connection as Connection,
        seconds: Number(seconds),
        answer,
        words: answerInWords(answer),
      },
    ];
  });
}

/** Whether one of the requests got different answers. */
export const isUnsteady = (lab: Lab, requests: readonly RepeatedRequest[]) =>
  requests.some((request) => new Set(repeated(lab, request).map(({ words }) => words)).size > 1);

/** The shortest time that an answer to the request took, in seconds; undefined if none came. What was too late counts, too. */
export function secondsOf(lab: Lab, request: RepeatedRequest): number | undefined {
  const times = repeated(lab, request).flatMap(({ answer: { status, problem }, seconds }) =>
    status > 0 || /timed out/i.test(problem ?? "") ? [seconds] : [],
  );
  return times.length === 0 ? undefined : Math.min(...times);
}

/**
 * The verdict on one answer, unless the same request got other answers as well: then it fails, whatever that one was.
 * @param verdict on the answer that was looked at in full.
 */
export function steadily(lab: Lab, request: RepeatedRequest, verdict: Verdict): Verdict {
  const all = repeated(lab, request);
  const groups = new Map<string, Repeated[]>();
  for (const each of all) groups.set(each.words, [...(groups.get(each.words) ?? []), each]);
  if (groups.size < 2) return verdict;
  const parts = [...groups]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([words, some]) => `${words} in ${some.length}${inCommon(some, all)}`);
  return {
    holds: false,
    expected: `${verdict.expected}, each time`,
    found: `of ${all.length} equal requests: ${parts.join("; ")}`,
    hint: "Compare requests that succeed with those that fail, in Nginx's access log: which upstream, which worker, which connection they had.",
  };
}

/** What sets these requests apart from all others: the kind of their connection, or a header of their answers. */
function inCommon(some: Repeated[], all: Repeated[]): string {
  const others = all.filter((each) => !some.includes(each));
  const [first] = some as [Repeated, ...Repeated[]];
  const isApart = (has: (each: Repeated) => boolean) => some.every(has) && !others.some(has);
  if (isApart(({ connection }) => connection === first.connection))
    return first.connection === "new" ? " (those on new connections)" : " (those on a kept connection)";
  const header = Object.entries(first.answer.headers).find(
    ([name, value]) => !varying.test(name) && isApart(({ answer }) => answer.headers[name] === value),
  );
  return header === undefined ? "" : ` (those with ${header.join(": ")})`;
}

/** Headers that differ from answer to answer, or follow from the body. */
const varying =
  /^(date|content-(length|type|encoding)|etag|last-modified|connection|keep-alive|transfer-encoding|set-cookie)$/;
