import { inWords } from "../collect/http.ts";
import type { Lab, Verdict } from "../collect/model.ts";

type Request = Parameters<Lab["answer"]>[0];

/**
 * Whether port 80 answers requests as the service on a port does. Where that shall show that they are handed on, they are
 * questions that no copy can answer, such as OPTIONS: Express says which methods a page has, or that it knows none; Nginx
 * says 405 with a page of its own, or the copy once more. Another application may answer otherwise; whatever it says,
 * port 80 says the same.
 * @param pairs the request to the service, and the same to port 80.
 * @param status what the service must say; undefined where that is left to it.
 */
export function answersAs(
  port: number,
  lab: Lab,
  pairs: [service: Request, site: Request][],
  status?: number,
): Verdict {
  const answers = pairs.map(([service, site]) => [lab.answer(service), lab.answer(site)] as const);
  const isRight = ([{ status: found }]: (typeof answers)[number]) =>
    status === undefined ? found > 0 : found === status;
  const holds = (pair: (typeof answers)[number]) => isRight(pair) && inWords(pair[0]) === inWords(pair[1]);
  const told = answers.find((pair) => !holds(pair)) ?? (answers[0] as (typeof answers)[number]);
  const [service, site] = told;
  return {
    holds: answers.every(holds),
    expected: isRight(told)
      ? `port 80 as port ${port}: ${inWords(service)}`
      : `${status ?? "an answer"} on port ${port}, which is ${inWords(service)}`,
    found: inWords(site),
  };
}
