import type { Requirement } from "../collect/model.ts";
import { hintFor } from "../judge/answer-in-words.ts";
import { isStats, jsonInWords } from "../judge/json.ts";

export const requirement: Requirement = {
  task: 4,
  title: "port 80 answers /api/v1/stats with counts in JSON",
  layer: "proxied",
  dependsOn: ["2-public-address", "4-proxied", "4-stats"],
  hints: [
    "Check which location of the site matches this path, and whether it matches the other API paths too.",
    "Compare the answers of port 80 and port 5002 for the same path.",
    "for where in $(hostname -I | cut -d' ' -f1) 127.0.0.1:5002; do curl -si \"http://$where/api/v1/stats\"; echo; done",
  ],
  check: (lab) => {
    const answer = lab.answer("siteStats");
    return {
      holds: isStats(answer),
      expected: "200 and an object of counts as application/json",
      found: jsonInWords(answer),
      hint: hintFor(answer),
    };
  },
};
