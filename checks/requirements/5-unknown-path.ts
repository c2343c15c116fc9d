import type { Requirement } from "../collect/model.ts";
import { answersAs } from "../judge/same-response.ts";
import { steadily } from "../judge/steady.ts";

export const requirement: Requirement = {
  task: 5,
  title: "port 80 answers an unknown path with the 404 of port 5003",
  layer: "proxied",
  dependsOn: ["5-page"],
  hints: [
    "Check how a path that you make up is answered.",
    "Compare the status from port 80 and from port 5003 for the same made-up path.",
    "for port in 80 5003; do curl -si http://127.0.0.1:$port/made-up | head -n 1; done",
  ],
  check: (lab) => steadily(lab, "siteUnknown", answersAs(5003, lab, [["webUnknown", "siteUnknown"]], 404)),
};
