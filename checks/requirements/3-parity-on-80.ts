import { judgeHeadings } from "../headings.ts";
import type { Requirement } from "../requirement.ts";

export const requirement: Requirement = {
  task: 3,
  title: "port 80 says of a number what port 5001 says",
  hints: [
    "Look at which location of the site takes this path, where it leads, and what becomes of the path on the way.",
    "Compare the answers of port 80 and of port 5001 to the same path.",
    "for port in 80 5001; do curl -si http://127.0.0.1:$port/airbnb-dynamic/number_odd_or_even/7; echo; done",
  ],
  check: (lab) =>
    judgeHeadings(
      [`Number: ${lab.reading("any").out.toString().trim()} is odd`, lab.answer("siteOdd")],
      ["Number: 8 is even", lab.answer("siteEven")],
    ),
};
