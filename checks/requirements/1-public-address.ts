import { describeAnswer } from "../collect/http.ts";
import type { Requirement } from "../collect/model.ts";
import { same } from "../judge/verdicts.ts";

export const requirement: Requirement = {
  task: 1,
  title: "port 5000 answers on the public address",
  hints: [
    "Check the address that the server is bound to: a server on loopback can be reached only from inside.",
    "Compare the local address of port 5000 with the machine's addresses.",
    "ss -ltn 'sport = :5000'; hostname -I",
  ],
  check: (lab) => same('200 "Hello HBNB!"', describeAnswer(lab.answer("servicePublic"))),
};
