import type { Requirement } from "../collect/model.ts";
import { isStats, jsonInWords } from "../judge/json.ts";

export const requirement: Requirement = {
  task: 4,
  title: "port 5002 answers /api/v1/stats with counts in JSON",
  hints: [
    "Look at the route of the API: each value is a number of things, so it is whole and not below nought.",
    "Compare the status, the type and the kinds of the values with what the task demands.",
    "curl -i http://127.0.0.1:5002/api/v1/stats",
  ],
  check: (lab) => {
    const answer = lab.answer("stats");
    return {
      holds: isStats(answer),
      expected: "200 and an object of counts as application/json",
      found: jsonInWords(answer),
    };
  },
};
