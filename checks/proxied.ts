import { inWords } from "./answer.ts";
import type { Lab } from "./lab.ts";
import type { Verdict } from "./requirement.ts";

type Request = Parameters<Lab["answer"]>[0];

/**
 * Whether port 80 hands requests on, each shown by a question that no copy can answer. Such a question is OPTIONS: Express
 * says which methods a page has, or that it knows none; Nginx says 405 with a page of its own, or the copy once more.
 * Another application may answer otherwise; whatever it says, port 80 says the same.
 */
export function handedOnTo(port: number, lab: Lab, ...pairs: [service: Request, site: Request][]): Verdict {
  const answers = pairs.map(([service, site]) => [lab.answer(service), lab.answer(site)] as const);
  const same = ([service, site]: (typeof answers)[number]) =>
    service.status > 0 && inWords(service) === inWords(site);
  const [service, site] = answers.find((pair) => !same(pair)) ?? (answers[0] as (typeof answers)[number]);
  return {
    holds: answers.every(same),
    expected: `port 80 as port ${port}: ${inWords(service)}`,
    found: inWords(site),
  };
}
