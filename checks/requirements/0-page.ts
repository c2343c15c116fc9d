import type { Requirement } from "../collect/model.ts";
import { judgePage } from "../judge/answer-in-words.ts";
import { withOwner } from "../judge/port-story.ts";
import { steadily } from "../judge/steady.ts";

export const requirement: Requirement = {
  task: 0,
  title: "port 5000 answers /airbnb-onepage/ with Hello HBNB!",
  layer: "answer",
  dependsOn: ["0-answers"],
  hints: [
    "Check whether the application is running on port 5000, and whether it has a route for this path.",
    "Compare the body from port 5000 with the text in the task, character by character.",
    "curl -i http://127.0.0.1:5000/airbnb-onepage/",
  ],
  check: (lab) => {
    const verdict = judgePage(lab.answer("servicePage"));
    return steadily(lab, "servicePage", withOwner(lab, 5000, verdict));
  },
};
