import { inWords } from "../answer.ts";
import type { Requirement } from "../requirement.ts";

/**
 * OPTIONS is a question that a file cannot answer: Express says which methods the page has, Nginx says 405 with a page of
 * its own. Another application may answer otherwise; whatever it says, port 80 says the same.
 */
export const requirement: Requirement = {
  task: 2,
  title: "port 80 hands the request on: OPTIONS is answered as port 5000 does",
  hints: [
    "Look at who makes the answer on port 80: a copy looks just like the page of the application.",
    "Compare what the two ports answer to a question that no file can answer.",
    "for port in 80 5000; do curl -si -X OPTIONS http://127.0.0.1:$port/airbnb-onepage/; echo; done",
  ],
  check: (lab) => {
    const service = lab.answer("serviceOptions");
    const site = lab.answer("siteOptions");
    return {
      holds: service.status > 0 && inWords(service) === inWords(site),
      expected: `port 80 as port 5000: ${inWords(service)}`,
      found: inWords(site),
    };
  },
};
