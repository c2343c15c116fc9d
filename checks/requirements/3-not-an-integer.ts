import { inWords } from "../answer.ts";
import type { Requirement } from "../requirement.ts";

export const requirement: Requirement = {
  task: 3,
  title: "port 5001 answers what is no integer, or has a sign, with 404",
  hint: "the route in /srv/applab/app/dynamic.ts in the lab: the parameter takes digits only, as Flask's <int:n> does",
  check: (lab) => {
    const answers = (["word", "negative", "fraction"] as const).map((probe) => lab.answer(probe));
    return {
      holds: answers.every(({ status }) => status === 404),
      expected: "404 to each of abc, -3, 1.5",
      found: answers.map((answer) => answer.status || inWords(answer)).join(", "),
    };
  },
};
