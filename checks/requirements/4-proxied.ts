import type { Requirement } from "../collect/model.ts";
import { answersAs } from "../judge/same-response.ts";

export const requirement: Requirement = {
  task: 4,
  title: "port 80 forwards API requests: it answers OPTIONS as port 5002 does",
  layer: "proxied",
  dependsOn: ["2-no-default-site", "4-answers"],
  hints: [
    "Check which program makes the API's answers on port 80: the right words alone do not prove it.",
    "Compare how the two ports answer OPTIONS: a copy of an answer cannot do that.",
    "for port in 80 5002; do for path in status stats; do curl -si -X OPTIONS http://127.0.0.1:$port/api/v1/$path; echo; done; done",
  ],
  check: (lab) =>
    answersAs(5002, lab, [
      ["statusOptions", "siteStatusOptions"],
      ["statsOptions", "siteStatsOptions"],
    ]),
};
