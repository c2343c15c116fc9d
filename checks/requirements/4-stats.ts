import type { Requirement } from "../collect/model.ts";
import { hintFor } from "../judge/answer-in-words.ts";
import { isStats, jsonInWords } from "../judge/json.ts";

export const requirement: Requirement = {
  task: 4,
  title: "port 5002 answers /api/v1/stats with counts in JSON",
  layer: "answer",
  dependsOn: ["4-answers"],
  hints: [
    "Check the API's route: each value is a count, so it is a whole number and not negative.",
    "Compare the status, the content type and the types of the values with the task.",
    "curl -i http://127.0.0.1:5002/api/v1/stats",
  ],
  check: (lab) => {
    const answer = lab.answer("stats");
    return {
      holds: isStats(answer),
      expected: "200 and an object of counts as application/json",
      found: jsonInWords(answer),
      hint: hintFor(answer),
    };
  },
};
