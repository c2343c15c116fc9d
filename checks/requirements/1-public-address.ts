import type { Requirement } from "../collect/model.ts";
import { judgePage } from "../judge/answer-in-words.ts";

export const requirement: Requirement = {
  task: 1,
  title: "port 5000 answers on the public address",
  layer: "answer",
  dependsOn: ["0-page"],
  hints: [
    "Check the address that the server is bound to: a server on loopback can be reached only from inside.",
    "Compare the local address of port 5000 with the machine's addresses.",
    "ss -ltn 'sport = :5000'; hostname -I",
  ],
  check: (lab) => judgePage(lab.answer("servicePublic")),
};
