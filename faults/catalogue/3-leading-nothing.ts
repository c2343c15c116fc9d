import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 3,
  title: "the numbers service takes no number that begins with a zero",
  symptom:
    "Our till prints order numbers of six digits, filled up with zeros. Half of them are said not to exist.",
  difficulty: 3,
  hints: [
    "For which numbers does the page say 'Not Found'?",
    "Compare 7 with 007: both are all digits.",
    "In the lab: for n in 7 007; do curl -s http://127.0.0.1:5001/airbnb-dynamic/number_odd_or_even/$n | grep -i '<h1'; done; grep -n 'const route' /srv/applab/app/dynamic.ts",
  ],
  reddens: ["3-parity", "3-parity-on-80"],
  roots: ["3-parity"],
  break: `edit $app/dynamic.ts 's|(.p{Nd}+)|(0\\|[1-9]\\\\d*)|'; restart dynamic`,
  fix: `back $app/dynamic.ts; restart dynamic`,
  teaches:
    "The rule is 'all digits', and a rule has edges: nothing, one, the first, the last, many. Try each of them.",
};
