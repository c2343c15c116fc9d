import type { Requirement } from "../collect/model.ts";
import { everyWay } from "../judge/every-way.ts";

export const requirement: Requirement = {
  task: 4,
  title: "port 80 answers the API alike at every address, to every client and method",
  layer: "proxied",
  dependsOn: ["2-every-way", "4-status-on-80"],
  hints: [
    "Check the site for rules that look at who asks or how: allow and deny, if, the User-Agent, the method, the listen addresses.",
    "Compare the answers to curl with those to a browser, and those at 127.0.0.1 with those at the public address.",
    'for where in 127.0.0.1 $(hostname -I | cut -d" " -f1) "[::1]"; do for who in curl Mozilla/5.0; do curl -si -A "$who" "http://$where/api/v1/status" | head -n 1; done; done',
  ],
  check: (lab) => everyWay(lab, 4),
};
