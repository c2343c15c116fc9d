import type { Requirement } from "../collect/model.ts";
import { numbersOf } from "../collect/parse/random-numbers.ts";
import { judgeHeadings } from "../judge/html-headings.ts";
import { storyOfOwner } from "../judge/port-story.ts";
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
    const { odd, even } = numbersOf(lab);
    const verdict = judgeHeadings(
      [`Number: ${odd} is odd`, lab.answer("odd")],
      [`Number: ${even} is even`, lab.answer("even")],
    );
    return steadily(lab, "odd", { ...verdict, found: `${verdict.found}${storyOfOwner(lab, 5001)}` });
  },
};
