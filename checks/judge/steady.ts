/** Answers that are not always the same. */
import type { Lab, Verdict } from "../collect/model.ts";
import { type RepeatedRequest, repeatedRequests } from "../collect/probes/repeated-requests.ts";
import { inCommon } from "./in-common.ts";
import { type Repeated, repeated } from "./repeated.ts";

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
    .map(([words, some]) => `${words} in ${some.length}${inCommon(lab, request, some, all)}`);
  return {
    holds: false,
    expected: `${verdict.expected}, each time`,
    found: `of ${all.length} equal requests: ${parts.join("; ")}`,
    hint: request.startsWith("site") ? hints.site : hints.service,
  };
}

const hints = {
  site: "Compare requests that succeed with those that fail, in Nginx's access log: which upstream, which worker, which connection they had.",
  service:
    "Read the service's error log, which says whether its processes end; and compare, in its access log, which process answers the requests that succeed and those that fail.",
};

/** The verdict on whether a service answers at all: it must do so each time. */
export function answeredEachTime(lab: Lab, request: RepeatedRequest, verdict: Verdict): Verdict {
  const all = repeated(lab, request);
  const [silent] = all.filter(({ answer }) => answer.status === 0);
  if (silent === undefined || !verdict.holds) return verdict;
  const some = steadily(lab, request, verdict);
  if (!some.holds) return some;
  return {
    holds: false,
    expected: `${verdict.expected}, each time`,
    found: `${silent.words} in ${all.length} further requests`,
    hint: hints.service,
  };
}

/**
 * The verdict on port 80 if the requests for more than one service fail now and then: that is not one service's doing.
 * @returns undefined if it is not so.
 */
export function answersNowAndThen(lab: Lab): Verdict | undefined {
  const asked = repeatedRequests.filter((request) => request.startsWith("site"));
  const unsteady = asked.filter((request) => isUnsteady(lab, [request]));
  const all = asked.flatMap((request) => repeated(lab, request));
  const failed = all.filter(({ answer: { status } }) => status === 0 || status >= 500);
  if (unsteady.length < 2 || failed.length === 0) return undefined;
  const words = [...new Set(failed.map((each) => each.words))];
  const counts = words.map((each) => `${each} in ${failed.filter((one) => one.words === each).length}`);
  return {
    holds: false,
    expected: "an answer of the service, each time",
    found: `of ${all.length} requests to ${asked.length} services: ${counts.join("; ")}`,
    hint: hints.site,
  };
}
