import type { Requirement } from "../collect/model.ts";
import { answersAs } from "../judge/same-response.ts";

export const requirement: Requirement = {
  task: 3,
  title: "port 80 answers what is no integer as port 5001 does, with 404",
  hints: [
    "Look at what Nginx does with a 404 of the application: it may hand it on, or put something else there.",
    "Compare the answers of port 80 and of port 5001 to the same word.",
    "for port in 80 5001; do curl -si http://127.0.0.1:$port/airbnb-dynamic/number_odd_or_even/abc; echo; done",
  ],
  check: (lab) =>
    answersAs(
      5001,
      lab,
      [
        ["word", "siteWord"],
        ["negative", "siteNegative"],
        ["fraction", "siteFraction"],
      ],
      404,
    ),
};
