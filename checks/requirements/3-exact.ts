import { judgeHeadings } from "../headings.ts";
import type { Requirement } from "../requirement.ts";

export const requirement: Requirement = {
  task: 3,
  title: "port 5001 is exact about a number that no double can hold",
  hint: "JavaScript's Number is exact up to 2^53 only: see /srv/applab/app/dynamic.ts; the last digit alone decides",
  check: (lab) => judgeHeadings(["Number: 9007199254740993 is odd", lab.answer("oddBeyondDoubles")]),
};
