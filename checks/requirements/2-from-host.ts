import type { Requirement } from "../collect/model.ts";
import { judgePage } from "../judge/answer-in-words.ts";

export const requirement: Requirement = {
  task: 2,
  title: "port 80 answers requests from the host",
  layer: "proxied",
  dependsOn: ["2-public-address"],
  hints: [
    "Check what is between the host and Nginx: the address it listens on, a firewall, a forwarded port.",
    "Compare the addresses on which port 80 is open with the machine's addresses.",
    "sudo ss -ltnp 'sport = :80'; hostname -I",
  ],
  check: (lab) => judgePage(lab.pageFromHost),
};
