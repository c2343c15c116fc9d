import type { Requirement } from "../collect/model.ts";
import { answersAs } from "../judge/same-response.ts";

export const requirement: Requirement = {
  task: 5,
  title: "port 80 forwards requests for /: it answers OPTIONS as port 5003 does",
  layer: "proxied",
  dependsOn: ["5-unknown-path"],
  hints: [
    "Check which program makes the first page on port 80: an old copy can look exactly like it.",
    "Compare how the two ports answer OPTIONS: a copied page cannot do that.",
    "for port in 80 5003; do curl -si -X OPTIONS http://127.0.0.1:$port/; echo; done",
  ],
  check: (lab) => answersAs(5003, lab, [["webOptions", "siteWebOptions"]]),
};
