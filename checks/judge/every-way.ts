/** Whether port 80 answers a path in the same way to whoever asks, wherever and however. */
import { headingsOf, titleOf } from "../collect/html.ts";
import type { Answer, Lab, Verdict } from "../collect/model.ts";
import { numbersOf } from "../collect/parse/random-numbers.ts";
import { hostNumber, hostWays, type Way, ways } from "../collect/probes/ways.ts";
import { answerInWords, hintFor } from "./answer-in-words.ts";
import { decodeBody } from "./decode-body.ts";

/** The verdict on the paths of a task. */
export function everyWay(lab: Lab, task: number): Verdict {
  const asked = ways.filter((way) => way.task === task && isThere(lab, way));
  const failed = asked.filter((way) => !isTheSame(lab, way));
  const fromHost = failed.length === 0 ? failureFromHost(lab, task) : undefined;
  if (fromHost !== undefined) return fromHost;
  const [first] = failed;
  const some = first ?? (asked[0] as Way);
  const service = lab.answer(some.service);
  const path = some.path.replace("$even", numbersOf(lab).even);
  return {
    holds: failed.length === 0,
    expected: `as port ${some.port} answers ${some.method} ${path}: ${inWords(service)}`,
    found: `${inWords(lab.answer(some.site))} to ${some.client} at ${some.address}${inCommon(failed, asked)}`,
    hint: hintFor(lab.answer(some.site)),
  };
}

/** Whether the lab has the address of that way. */
function isThere(lab: Lab, { address }: Way): boolean {
  if (address === "[::1]") return lab.reading("ipv6").out.toString().trim() === "0";
  return address !== "the public IPv6 address" || numbersOf(lab).publicIpv6 !== "";
}

function isTheSame(lab: Lab, way: Way): boolean {
  const [service, site] = [lab.answer(way.service), lab.answer(way.site)];
  return service.status > 0 && inWords(service) === inWords(site);
}

/**
 * The status, and what a reader of the page sees. A page with a title may differ for each visitor: its title and headings
 * must be the same. All other answers must have the same body.
 */
function inWords(answer: Answer): string {
  // The answer to HEAD has no body, whatever its headers say of one.
  const body = answer.body.length === 0 ? answer.body : decodeBody(answer);
  if (body === undefined) return `${answer.status}, which is not valid ${answer.headers["content-encoding"]}`;
  const text = body.toString();
  const words = answerInWords({ ...answer, body });
  if (titleOf(text) === undefined) return words;
  return `${words}, with the headings ${headingsOf(text).join("; ") || "none"}`;
}

/** The verdict on what the host itself gets, through its forwarded port, if that is another answer. */
function failureFromHost(lab: Lab, task: number): Verdict | undefined {
  const expectedAt = (service: Way["service"]) =>
    inWords(lab.answer(service)).replaceAll(numbersOf(lab).even, hostNumber);
  const way = hostWays.find(({ task: own, path, service }) => {
    const answer = lab.siteFromHost[path];
    return own === task && answer !== undefined && inWords(answer) !== expectedAt(service);
  });
  if (way === undefined) return undefined;
  const answer = lab.siteFromHost[way.path] as Answer;
  return {
    holds: false,
    expected: `as port ${way.port} answers GET ${way.path}: ${expectedAt(way.service)}`,
    found: `${inWords(answer)} to the host, through its forwarded port; in the lab itself as expected`,
    hint: hintFor(answer),
  };
}

/** How many ways fail, and what sets them apart. */
function inCommon(failed: Way[], asked: Way[]): string {
  if (failed.length === 0) return "";
  const passed = asked.filter((way) => !failed.includes(way));
  const apart = (["client", "address", "method", "path"] as const).filter(
    (key) =>
      failed.every((way) => way[key] === failed[0]?.[key]) &&
      !passed.some((way) => way[key] === failed[0]?.[key]),
  );
  const which = apart.length === 0 ? "" : ` (all with the same ${apart.join(" and ")})`;
  return `; so in ${failed.length} of ${asked.length} ways${which}`;
}
