import type { Requirement } from "../collect/model.ts";
import { answersAs } from "../judge/same-response.ts";

export const requirement: Requirement = {
  task: 2,
  title: "port 80 hands the request on: OPTIONS is answered as port 5000 does",
  hints: [
    "Look at who makes the answer on port 80: a copy looks just like the page of the application.",
    "Compare what the two ports answer to a question that no file can answer.",
    "for port in 80 5000; do curl -si -X OPTIONS http://127.0.0.1:$port/airbnb-onepage/; echo; done",
  ],
  check: (lab) => answersAs(5000, lab, [["serviceOptions", "siteOptions"]]),
};
