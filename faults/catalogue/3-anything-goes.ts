import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 3,
  title: "the route accepts any parameter",
  symptom: "The site tells people that 'abc' is odd.",
  difficulty: 2,
  hints: [
    "Only numbers have a page: the route decides that.",
    "Compare the status on port 5001 for 7, abc, -3 and 1.5.",
    "In the lab: curl -i http://127.0.0.1:5001/airbnb-dynamic/number_odd_or_even/abc; grep -n 'const route' /srv/applab/app/dynamic.ts",
  ],
  reddens: ["3-not-an-integer", "3-not-an-integer-on-80"],
  roots: ["3-not-an-integer"],
  break: `edit $app/dynamic.ts 's|(.p{Nd}+)|([^/]+)|'; systemctl restart dynamic`,
  fix: `back $app/dynamic.ts; systemctl restart dynamic`,
  teaches:
    "Check a parameter where it comes in. What the route does not match gets a 404 before any code can misread it.",
};
