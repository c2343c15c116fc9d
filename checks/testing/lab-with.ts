/** For tests: a snapshot of facts without a lab. */
import { failedAnswer, parseCurlOutput } from "../collect/http.ts";
import type { Lab, Reading } from "../collect/model.ts";
import type { ProbeName } from "../collect/probes/probes.ts";

const empty: Reading = { code: 0, out: Buffer.alloc(0), err: "" };
const nothing = failedAnswer("not asked");

/**
 * A lab in which these probes printed these texts, and all other probes printed nothing.
 * @param more the other facts.
 */
export function labWith(printed: Partial<Record<ProbeName, string>>, more: Partial<Lab> = {}): Lab {
  const reading = (probe: ProbeName) => ({ ...empty, out: Buffer.from(printed[probe] ?? "") });
  return {
    reading,
    answer: (probe) => (printed[probe] === undefined ? nothing : parseCurlOutput(reading(probe))),
    pageFromHost: nothing,
    servicePageFromHost: nothing,
    siteFromHost: {},
    hostFindsName: undefined,
    asset: { url: undefined, answer: nothing, unknownMethod: nothing, escapes: [] },
    ahead: 0,
    exercise: undefined,
    unsolved: undefined,
    reboot: undefined,
    bind: undefined,
    reload: undefined,
    kill: undefined,
    keepUnits: () => {},
    storeResult: undefined,
    ...more,
  };
}

/** curl's output for an answer. */
export const answered = (status: number, body: string, headers: Record<string, string> = {}) =>
  `HTTP/1.1 ${status} x\r\n${Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join("")}\r\n${body}`;
