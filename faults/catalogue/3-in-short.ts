import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 3,
  title: "the numbers service takes numbers with an exponent",
  symptom:
    "A visitor asked for 1e3 and was told that it is odd. A thousand is even, and 1e3 is no number of ours.",
  difficulty: 3,
  hints: [
    "Which parameters does the route accept?",
    "Compare the answers for abc and for 1e3: neither is all digits.",
    "In the lab: for n in abc 1e3; do curl -s -o /dev/null -w \"$n %{http_code}\\n\" http://127.0.0.1:5001/airbnb-dynamic/number_odd_or_even/$n; done; grep -n 'const route' /srv/applab/app/dynamic.ts",
  ],
  reddens: ["3-not-an-integer", "3-not-an-integer-on-80"],
  roots: ["3-not-an-integer"],
  break: `edit $app/dynamic.ts 's|(.p{Nd}+)|(\\\\p{Nd}+(?:e\\\\p{Nd}+)?)|'; restart dynamic`,
  fix: `back $app/dynamic.ts; restart dynamic`,
  teaches:
    "What looks like a number to one program is text to another. Decide what you accept, and refuse all else with 404.",
};
