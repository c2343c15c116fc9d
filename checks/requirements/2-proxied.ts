import type { Requirement } from "../collect/model.ts";
import { answersAs } from "../judge/same-response.ts";

export const requirement: Requirement = {
  task: 2,
  title: "port 80 forwards requests: it answers OPTIONS as port 5000 does",
  layer: "proxied",
  dependsOn: ["2-local"],
  hints: [
    "Check which program makes the answer on port 80: a copy looks exactly like the application's page.",
    "Compare how the two ports answer OPTIONS: only the application knows which methods its page has.",
    "for port in 80 5000; do curl -si -X OPTIONS http://127.0.0.1:$port/airbnb-onepage/; echo; done",
  ],
  check: (lab) => answersAs(5000, lab, [["serviceOptions", "siteOptions"]]),
};
