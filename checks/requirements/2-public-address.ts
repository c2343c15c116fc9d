import type { Requirement } from "../collect/model.ts";
import { judgePage } from "../judge/answer-in-words.ts";

export const requirement: Requirement = {
  task: 2,
  title: "port 80 answers on the public address",
  layer: "proxied",
  dependsOn: ["2-local"],
  hints: [
    "Check the address that Nginx listens on: loopback can be reached only from inside.",
    "Compare the local address of port 80 with the machine's addresses.",
    "ss -ltn 'sport = :80'; hostname -I",
  ],
  check: (lab) => judgePage(lab.answer("sitePublic")),
};
