import { describeAnswer } from "../collect/http.ts";
import type { Lab, Verdict } from "../collect/model.ts";
import { answerInWords, hintFor } from "./answer-in-words.ts";

type Request = Parameters<Lab["answer"]>[0];

/**
 * Whether port 80 gives the same answers as the service on a port. To prove that Nginx forwards requests, the requests are
 * such that no static copy can answer, for example OPTIONS: Express lists the methods of a page, Nginx itself answers 405.
 * Another application may answer differently; port 80 must give the same answer.
 * @param pairs the request to the service, and the same to port 80.
 * @param status the status that the service must answer; undefined allows any.
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
  const holds = (pair: (typeof answers)[number]) =>
    isRight(pair) && describeAnswer(pair[0]) === describeAnswer(pair[1]);
  const told = answers.find((pair) => !holds(pair)) ?? (answers[0] as (typeof answers)[number]);
  const [service, site] = told;
  return {
    holds: answers.every(holds),
    expected: isRight(told)
      ? `the same as port ${port}: ${describeAnswer(service)}`
      : `${status ?? "an answer"} on port ${port}, but it answers ${answerInWords(service)}`,
    found: answerInWords(site),
    hint: site.status === service.status ? undefined : hintFor(isRight(told) ? site : service),
  };
}
