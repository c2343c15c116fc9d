import { describeAnswer } from "../collect/http.ts";
import type { Requirement } from "../collect/model.ts";
import { same } from "../judge/verdicts.ts";

export const requirement: Requirement = {
  task: 0,
  title: "port 5000 answers /airbnb-onepage/ with Hello HBNB!",
  hints: [
    "Check whether the application is running on port 5000, and whether it has a route for this path.",
    "Compare the body from port 5000 with the text in the task, character by character.",
    "curl -i http://127.0.0.1:5000/airbnb-onepage/",
  ],
  check: (lab) => same('200 "Hello HBNB!"', describeAnswer(lab.answer("servicePage"))),
};
