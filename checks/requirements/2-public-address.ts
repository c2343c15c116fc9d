import { describeAnswer } from "../collect/http.ts";
import type { Requirement } from "../collect/model.ts";
import { same } from "../judge/verdicts.ts";

export const requirement: Requirement = {
  task: 2,
  title: "port 80 answers on the public address",
  hints: [
    "Check the address that Nginx listens on: loopback can be reached only from inside.",
    "Compare the local address of port 80 with the machine's addresses.",
    "ss -ltn 'sport = :80'; hostname -I",
  ],
  check: (lab) => same('200 "Hello HBNB!"', describeAnswer(lab.answer("sitePublic"))),
};
