import { isStats, jsonInWords } from "../json.ts";
import type { Requirement } from "../requirement.ts";

export const requirement: Requirement = {
  task: 4,
  title: "port 5002 answers /api/v1/stats with counts in JSON",
  hint: "in the lab: curl -i http://127.0.0.1:5002/api/v1/stats; the route is in /srv/applab/app/api.ts",
  check: (lab) => {
    const answer = lab.answer("stats");
    return {
      holds: isStats(answer),
      expected: "200 and an object of counts as application/json",
      found: jsonInWords(answer),
    };
  },
};
