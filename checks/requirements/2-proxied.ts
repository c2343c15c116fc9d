import { inWords } from "../answer.ts";
import type { Requirement } from "../requirement.ts";

/** OPTIONS is a question that a file cannot answer: Express says which methods the page has, Nginx says 405. */
export const requirement: Requirement = {
  task: 2,
  title: "port 80 hands the request on: OPTIONS is answered as port 5000 does",
  hint: "a copy of the page served by Nginx itself is no proxy: look for proxy_pass in /etc/nginx/sites-available/applab",
  check: (lab) => {
    const service = lab.answer("serviceOptions");
    const site = lab.answer("siteOptions");
    return {
      holds: service.status === 200 && inWords(service) === inWords(site),
      expected: `port 80 as port 5000: ${inWords(service)}`,
      found: inWords(site),
    };
  },
};
