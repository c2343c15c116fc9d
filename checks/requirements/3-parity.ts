import { judgeHeadings } from "../headings.ts";
import type { Requirement } from "../requirement.ts";

export const requirement: Requirement = {
  task: 3,
  title: "port 5001 says in a heading whether a number is odd or even",
  hint: "the route in /srv/applab/app/dynamic.ts in the lab, and 'systemctl status dynamic'; curl -i http://127.0.0.1:5001/airbnb-dynamic/number_odd_or_even/7",
  check: (lab) =>
    judgeHeadings(["Number: 7 is odd", lab.answer("odd")], ["Number: 8 is even", lab.answer("even")]),
};
