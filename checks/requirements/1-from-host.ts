import { inWords } from "../collect/http.ts";
import type { Requirement } from "../collect/model.ts";
import { same } from "../judge/verdicts.ts";

export const requirement: Requirement = {
  task: 1,
  title: "port 5000 answers the host that asks",
  hints: [
    "Look at what lies between the one who asks and the server: the address it is bound to, a firewall, a forwarded port.",
    "Compare the address that port 5000 is bound to with those by which the machine is reached.",
    "sudo ss -ltnp 'sport = :5000'; hostname -I",
  ],
  check: (lab) => same('200 "Hello HBNB!"', inWords(lab.servicePageFromHost)),
};
