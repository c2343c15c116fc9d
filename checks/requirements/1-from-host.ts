import { describeAnswer } from "../collect/http.ts";
import type { Requirement } from "../collect/model.ts";
import { same } from "../judge/verdicts.ts";

export const requirement: Requirement = {
  task: 1,
  title: "port 5000 answers requests from the host",
  hints: [
    "Check what is between the host and the server: the address it is bound to, a firewall, a forwarded port.",
    "Compare the address that port 5000 is bound to with the machine's addresses.",
    "sudo ss -ltnp 'sport = :5000'; hostname -I",
  ],
  check: (lab) => same('200 "Hello HBNB!"', describeAnswer(lab.servicePageFromHost)),
};
