import { describeAnswer } from "../collect/http.ts";
import type { Requirement } from "../collect/model.ts";
import { numbersOf } from "../collect/parse/random-numbers.ts";
import { judgeHeadings } from "../judge/html-headings.ts";
import { steadily } from "../judge/steady.ts";
import { same } from "../judge/verdicts.ts";

export const requirement: Requirement = {
  task: 3,
  title: "port 80 gives the same answer for a number as port 5001",
  layer: "proxied",
  dependsOn: ["2-public-address", "3-parity"],
  hints: [
    "Check which location of the site matches this path, where it sends the request, and how it changes the path.",
    "Compare the answers of port 80 and port 5001 for the same path.",
    "for where in $(hostname -I | cut -d' ' -f1) 127.0.0.1:5001; do curl -si \"http://$where/airbnb-dynamic/number_odd_or_even/7\"; echo; done",
  ],
  check: (lab) => {
    const { odd, even } = numbersOf(lab);
    const short = judgeHeadings(
      [`Number: ${odd} is odd`, lab.answer("siteOdd")],
      [`Number: ${even} is even`, lab.answer("siteEven")],
      ["Number: 0 is even", lab.answer("siteZero")],
      [`Number: ${even} is even`, lab.answer("siteLeadingZero")],
    );
    // Another requirement checks whether port 5001 is right.
    const long = same(describeAnswer(lab.answer("oddBeyondDoubles")), describeAnswer(lab.answer("siteLong")));
    return steadily(lab, "siteEven", short.holds ? long : short);
  },
};
