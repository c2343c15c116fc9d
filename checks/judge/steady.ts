/** Answers that are not always the same. */
import type { Lab, Verdict } from "../collect/model.ts";
import type { RepeatedRequest } from "../collect/probes/repeated-requests.ts";

interface Repeated {
  kind: "kept" | "new";
  status: string;
}

/** The statuses of a request that was made several times; 000 where no answer came. */
function repeated(lab: Lab, request: RepeatedRequest): Repeated[] {
  const lines = lab
    .reading("repeated")
    .out.toString()
    .matchAll(new RegExp(`^${request} (kept|new) (\\d+)$`, "gm"));
  return Array.from(lines, ([, kind, status = ""]) => ({ kind: kind as Repeated["kind"], status }));
}

/** Whether one of the requests got answers with different statuses. */
export const isUnsteady = (lab: Lab, requests: readonly RepeatedRequest[]) =>
  requests.some((request) => new Set(repeated(lab, request).map(({ status }) => status)).size > 1);

/**
 * The verdict on one answer, unless the same request got other answers as well: then it fails, whatever that one was.
 * @param verdict on the answer that was looked at in full.
 */
export function steadily(lab: Lab, request: RepeatedRequest, verdict: Verdict): Verdict {
  const all = repeated(lab, request);
  const counts = new Map<string, Repeated[]>();
  for (const each of all) counts.set(each.status, [...(counts.get(each.status) ?? []), each]);
  if (counts.size < 2) return verdict;
  const parts = [...counts]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(
      ([status, some]) =>
        `${status === "000" ? "no answer" : status} in ${some.length}${inCommon(some, all)}`,
    );
  return {
    holds: false,
    expected: `${verdict.expected}, each time`,
    found: `of ${all.length} equal requests: ${parts.join(", ")}`,
    hint: "Compare requests that succeed with those that fail, in Nginx's access log: which upstream, which worker, which connection they had.",
  };
}

/** What sets these requests apart from the others: the kind of their connection. */
function inCommon(some: Repeated[], all: Repeated[]): string {
  const [first] = some;
  const isApart =
    some.every(({ kind }) => kind === first?.kind) &&
    all.filter(({ kind }) => kind === first?.kind).length === some.length;
  if (!isApart) return "";
  return first?.kind === "new" ? " (those on new connections)" : " (those on a kept connection)";
}
