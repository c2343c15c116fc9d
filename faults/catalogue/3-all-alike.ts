import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 3,
  title: "every number is called odd",
  symptom: "A child asks why you cannot share eight apples between two people.",
  difficulty: 1,
  hints: [
    "The answer is wrong on both ports 80 and 5001, so the application itself is wrong.",
    "Compare the headings for 7 and for 8.",
    "In the lab: curl -s http://127.0.0.1:5001/airbnb-dynamic/number_odd_or_even/8; grep -n parity /srv/applab/app/dynamic.ts",
  ],
  reddens: ["3-parity", "3-parity-on-80"],
  roots: ["3-parity"],
  break: `edit $app/dynamic.ts 's|"even" : "odd"|"odd" : "odd"|'; systemctl restart dynamic`,
  fix: `back $app/dynamic.ts; systemctl restart dynamic`,
  teaches: "A test with one example passes for half of all wrong programs: test the other case too.",
};
