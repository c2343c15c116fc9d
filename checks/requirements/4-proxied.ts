import type { Requirement } from "../collect/model.ts";
import { answersAs } from "../judge/same-response.ts";

export const requirement: Requirement = {
  task: 4,
  title: "port 80 hands requests for the API on: OPTIONS is answered as port 5002 does",
  hints: [
    "Look at who makes the answers of the API on port 80: right words alone do not tell.",
    "Compare what the two ports answer to a question for which nobody keeps an answer ready.",
    "for port in 80 5002; do for path in status stats; do curl -si -X OPTIONS http://127.0.0.1:$port/api/v1/$path; echo; done; done",
  ],
  check: (lab) =>
    answersAs(5002, lab, [
      ["statusOptions", "siteStatusOptions"],
      ["statsOptions", "siteStatsOptions"],
    ]),
};
