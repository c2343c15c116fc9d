import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 3,
  title: "the numbers are computed as doubles",
  symptom:
    "A mathematician writes: your answer for 9007199254740993 is the answer for the number next to it.",
  difficulty: 3,
  hints: [
    "Small numbers are right, large ones are wrong.",
    "Compare the number in the address with the number in the heading.",
    "In the lab: curl -s http://127.0.0.1:5001/airbnb-dynamic/number_odd_or_even/9007199254740993; grep -n Number /srv/applab/app/dynamic.ts",
  ],
  reddens: ["3-exact"],
  roots: ["3-exact"],
  break: `edit $app/dynamic.ts 's|const number = .*|const number = String(Number(digits));|'; systemctl restart dynamic`,
  fix: `back $app/dynamic.ts; systemctl restart dynamic`,
  teaches:
    "A double is exact for integers up to 2^53. Above that, use text or BigInt; for odd or even, the last digit is enough.",
};
