import type { Requirement } from "../collect/model.ts";
import { judgePage } from "../judge/answer-in-words.ts";

export const requirement: Requirement = {
  task: 1,
  title: "port 5000 answers requests from the host",
  layer: "answer",
  dependsOn: ["1-public-address"],
  hints: [
    "Check what is between the host and the server: the address it is bound to, a firewall, a forwarded port.",
    "Compare the address that port 5000 is bound to with the machine's addresses.",
    "sudo ss -ltnp 'sport = :5000'; hostname -I",
  ],
  check: (lab) => judgePage(lab.servicePageFromHost),
};
