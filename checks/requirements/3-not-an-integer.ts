import { describeAnswer } from "../collect/http.ts";
import type { Requirement } from "../collect/model.ts";
import { numbersOf } from "../collect/parse/random-numbers.ts";

export const requirement: Requirement = {
  task: 3,
  title: "port 5001 answers a parameter that is not all digits with 404",
  layer: "answer",
  dependsOn: ["3-parity"],
  hints: [
    "Check which values the route accepts for its parameter.",
    "Compare the status for a parameter that is all digits with the status for one that is not.",
    'for n in 7 -3 +7 1.5 abc; do curl -so /dev/null -w "$n %{http_code}\\n" http://127.0.0.1:5001/airbnb-dynamic/number_odd_or_even/$n; done',
  ],
  check: (lab) => {
    const answers = (["word", "mixed", "negative", "fraction", "plus"] as const).map((probe) =>
      lab.answer(probe),
    );
    return {
      holds: answers.every(({ status }) => status === 404),
      expected: `404 for each of abc, ${numbersOf(lab).odd}up, -3, 1.5, +${numbersOf(lab).odd}`,
      found: answers.map((answer) => answer.status || describeAnswer(answer)).join(", "),
    };
  },
};
