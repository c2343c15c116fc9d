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
    const { odd } = numbersOf(lab);
    const parameters = {
      word: "abc",
      mixed: `${odd}up`,
      negative: "-3",
      fraction: "1.5",
      plus: `+${odd}`,
      exponent: "1e3",
      hexadecimal: "0x10",
      newline: "7%0a",
      blank: "%20",
      decimal: "7.0",
      nothing: "nothing at all",
    } as const;
    const wrong = (Object.keys(parameters) as (keyof typeof parameters)[]).filter(
      (probe) => lab.answer(probe).status !== 404,
    );
    const said = (probe: keyof typeof parameters) =>
      `${lab.answer(probe).status || describeAnswer(lab.answer(probe))} for ${parameters[probe]}`;
    return {
      holds: wrong.length === 0,
      expected: `404 for each of ${Object.values(parameters).join(", ")}`,
      found: wrong.map(said).join("; ") || "404 for each",
    };
  },
};
