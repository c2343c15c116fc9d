import { isStats, jsonInWords } from "../json.ts";
import type { Requirement } from "../requirement.ts";

export const requirement: Requirement = {
  task: 4,
  title: "port 80 answers /api/v1/stats with counts in JSON",
  hint: "/etc/nginx/sites-available/applab: the location for /api/ takes every path below it",
  check: (lab) => {
    const answer = lab.answer("siteStats");
    return {
      holds: isStats(answer),
      expected: "200 and an object of counts as application/json",
      found: jsonInWords(answer),
    };
  },
};
