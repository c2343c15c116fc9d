import { inWords } from "../answer.ts";
import { type Requirement, same } from "../requirement.ts";

export const requirement: Requirement = {
  task: 2,
  title: "port 80 answers the host, through the forwarded port",
  hint: "'vagrant port' tells which port of the host leads to port 80 of the lab",
  check: (lab) => same('200 "Hello HBNB!"', inWords(lab.pageFromHost)),
};
