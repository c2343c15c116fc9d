import type { Requirement } from "../collect/model.ts";
import { numbersOf } from "../collect/parse/random-numbers.ts";
import { judgeHeadings } from "../judge/html-headings.ts";

export const requirement: Requirement = {
  task: 3,
  title: "port 5001 handles integers above 2^53 exactly",
  layer: "answer",
  dependsOn: ["3-parity"],
  hints: [
    "Find where the parameter is converted from text to a number, and how large that number may be.",
    "Compare the answers for two large numbers that differ only in the last digit, one even and one odd.",
    "for n in 9007199254740992 9007199254740993; do curl -s http://127.0.0.1:5001/airbnb-dynamic/number_odd_or_even/$n | grep -i '<h1'; done",
  ],
  check: (lab) => judgeHeadings([`Number: ${numbersOf(lab).long} is odd`, lab.answer("oddBeyondDoubles")]),
};
