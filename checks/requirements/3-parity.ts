import type { Requirement } from "../collect/model.ts";
import { digits, numbersOf } from "../collect/parse/random-numbers.ts";
import { judgeHeadings } from "../judge/html-headings.ts";
import { withOwner } from "../judge/port-story.ts";
import { steadily } from "../judge/steady.ts";

export const requirement: Requirement = {
  task: 3,
  title: "port 5001 says in a heading whether a number is odd or even",
  layer: "answer",
  dependsOn: ["3-answers"],
  hints: [
    "Check the second service: is it running on port 5001, and what does its page say?",
    "Compare the headings for an odd and an even number with the sentence in the task.",
    "for n in 7 8; do curl -si http://127.0.0.1:5001/airbnb-dynamic/number_odd_or_even/$n; echo; done",
  ],
  check: (lab) => {
    const { odd, even, tens } = numbersOf(lab);
    const verdict = judgeHeadings(
      [`Number: ${odd} is odd`, lab.answer("odd")],
      [`Number: ${even} is even`, lab.answer("even")],
      ...digits.map((digit) => {
        const number = digit === 0 ? "0" : `${tens}${digit}`;
        return [
          `Number: ${number} is ${digit % 2 === 0 ? "even" : "odd"}`,
          lab.answer(`digit${digit}`),
        ] as const;
      }),
      // A number and no text: its leading zeros do not count.
      [`Number: ${even} is even`, lab.answer("leadingZero")],
    );
    return steadily(lab, "odd", withOwner(lab, 5001, verdict));
  },
};
