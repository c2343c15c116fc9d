import { describeAnswer } from "../collect/http.ts";
import type { Requirement } from "../collect/model.ts";

export const requirement: Requirement = {
  task: 0,
  title: "port 5000 answers an unknown path with 404",
  layer: "answer",
  dependsOn: ["0-page"],
  hints: [
    "Check the application's routes: does one of them match every path?",
    "Compare the status for a path that you make up with the status for the page.",
    "curl -si http://127.0.0.1:5000/made-up | head -n 1; curl -si http://127.0.0.1:5000/airbnb-onepage/ | head -n 1",
  ],
  check: (lab) => {
    const answer = lab.answer("serviceUnknown");
    return { holds: answer.status === 404, expected: "404", found: describeAnswer(answer) };
  },
};
