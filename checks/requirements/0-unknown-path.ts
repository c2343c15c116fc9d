import { inWords } from "../collect/http.ts";
import type { Requirement } from "../collect/model.ts";

export const requirement: Requirement = {
  task: 0,
  title: "port 5000 answers a path that the app does not have with 404",
  hints: [
    "Look at the application's routes: which of them takes a path that nobody wrote down?",
    "Compare the status of a path that you make up with the status of the page.",
    "curl -si http://127.0.0.1:5000/made-up | head -n 1; curl -si http://127.0.0.1:5000/airbnb-onepage/ | head -n 1",
  ],
  check: (lab) => {
    const answer = lab.answer("serviceUnknown");
    return { holds: answer.status === 404, expected: "404", found: inWords(answer) };
  },
};
