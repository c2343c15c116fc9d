import { inWords } from "../collect/http.ts";
import type { Requirement } from "../collect/model.ts";
import { numbersOf } from "../collect/parse/random-numbers.ts";
import { judgeHeadings } from "../judge/html-headings.ts";
import { same } from "../judge/verdicts.ts";

export const requirement: Requirement = {
  task: 3,
  title: "port 80 says of a number what port 5001 says",
  hints: [
    "Look at which location of the site takes this path, where it leads, and what becomes of the path on the way.",
    "Compare the answers of port 80 and of port 5001 to the same path.",
    "for where in $(hostname -I | cut -d' ' -f1) 127.0.0.1:5001; do curl -si \"http://$where/airbnb-dynamic/number_odd_or_even/7\"; echo; done",
  ],
  check: (lab) => {
    const { odd, even } = numbersOf(lab);
    const short = judgeHeadings(
      [`Number: ${odd} is odd`, lab.answer("siteOdd")],
      [`Number: ${even} is even`, lab.answer("siteEven")],
    );
    if (!short.holds) return short;
    // Whether that is right, the requirement of port 5001 says.
    return same(inWords(lab.answer("oddBeyondDoubles")), inWords(lab.answer("siteLong")));
  },
};
