import { inWords } from "../answer.ts";
import { type Requirement, same } from "../requirement.ts";

export const requirement: Requirement = {
  task: 2,
  title: "port 80 answers on the public address",
  hint: "'hostname -I' in the lab tells the address; 'ss -ltn' must show 0.0.0.0:80, not 127.0.0.1:80",
  check: (lab) => same('200 "Hello HBNB!"', inWords(lab.answer("sitePublic"))),
};
