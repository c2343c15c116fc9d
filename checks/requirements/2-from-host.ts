import { describeAnswer } from "../collect/http.ts";
import type { Requirement } from "../collect/model.ts";
import { same } from "../judge/verdicts.ts";

export const requirement: Requirement = {
  task: 2,
  title: "port 80 answers requests from the host",
  hints: [
    "Check what is between the host and Nginx: the address it listens on, a firewall, a forwarded port.",
    "Compare the addresses on which port 80 is open with the machine's addresses.",
    "sudo ss -ltnp 'sport = :80'; hostname -I",
  ],
  check: (lab) => same('200 "Hello HBNB!"', describeAnswer(lab.pageFromHost)),
};
