import { isJson404, jsonInWords } from "../json.ts";
import type { Requirement } from "../requirement.ts";

export const requirement: Requirement = {
  task: 4,
  title: "port 5002 answers an unknown path with 404 in JSON",
  hint: "the last handler in /srv/applab/app/api.ts: Express's own answer to what no route takes is HTML",
  check: (lab) => {
    const answer = lab.answer("apiUnknown");
    return {
      holds: isJson404(answer),
      expected: "404 and an object as application/json",
      found: jsonInWords(answer),
    };
  },
};
