import { inWords } from "../collect/http.ts";
import type { Requirement } from "../collect/model.ts";
import { same } from "../judge/verdicts.ts";

export const requirement: Requirement = {
  task: 0,
  title: "port 5000 answers /airbnb-onepage/ with Hello HBNB!",
  hints: [
    "Look at the application itself: does it run on port 5000, and does it know this path?",
    "Compare the body that port 5000 sends with the text that the task demands, sign by sign.",
    "curl -i http://127.0.0.1:5000/airbnb-onepage/",
  ],
  check: (lab) => same('200 "Hello HBNB!"', inWords(lab.answer("servicePage"))),
};
