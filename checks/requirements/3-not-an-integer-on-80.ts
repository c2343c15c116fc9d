import type { Requirement } from "../collect/model.ts";
import { answersAs } from "../judge/same-response.ts";

export const requirement: Requirement = {
  task: 3,
  title: "port 80 answers a parameter that is not all digits with the 404 of port 5001",
  layer: "proxied",
  dependsOn: ["3-not-an-integer", "3-parity-on-80"],
  hints: [
    "Check what Nginx does with a 404 from the application: it can pass it on or replace it.",
    "Compare the answers of port 80 and port 5001 for the same word.",
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
        ["exponent", "siteExponent"],
        ["newline", "siteNewline"],
        ["blank", "siteBlank"],
        ["nothing", "siteNothing"],
      ],
      404,
    ),
};
