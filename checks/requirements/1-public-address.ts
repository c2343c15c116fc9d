import { inWords } from "../answer.ts";
import { type Requirement, same } from "../requirement.ts";

export const requirement: Requirement = {
  task: 1,
  title: "port 5000 answers on the public address",
  hint: "in the lab, 'ss -ltn' shows the addresses that are listened on: 127.0.0.1:5000 is reached from inside only",
  check: (lab) => same('200 "Hello HBNB!"', inWords(lab.answer("servicePublic"))),
};
