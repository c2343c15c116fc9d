import { inWords } from "../answer.ts";
import { type Requirement, same } from "../requirement.ts";

export const requirement: Requirement = {
  task: 1,
  title: "port 5000 answers the host, through the forwarded port",
  hint: "'vagrant port' tells which port of the host leads to port 5000 of the lab; 'ss -ltn' in the lab must not show 127.0.0.1:5000",
  check: (lab) => same('200 "Hello HBNB!"', inWords(lab.servicePageFromHost)),
};
