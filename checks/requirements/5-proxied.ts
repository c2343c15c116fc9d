import type { Requirement } from "../collect/model.ts";
import { answersAs } from "../judge/same-response.ts";

export const requirement: Requirement = {
  task: 5,
  title: "port 80 hands the request for / on: OPTIONS is answered as port 5003 does",
  hints: [
    "Look at who makes the first page on port 80: a copy of yesterday looks just like it.",
    "Compare what the two ports answer to a question that no file can answer.",
    "for port in 80 5003; do curl -si -X OPTIONS http://127.0.0.1:$port/; echo; done",
  ],
  check: (lab) => answersAs(5003, lab, [["webOptions", "siteWebOptions"]]),
};
