import type { Requirement } from "../collect/model.ts";
import { judgePage } from "../judge/answer-in-words.ts";

export const requirement: Requirement = {
  task: 0,
  title: "port 5000 answers /airbnb-onepage with Hello HBNB!, without a redirect",
  layer: "answer",
  dependsOn: ["0-page"],
  hints: [
    "Check how the application's router treats a slash at the end of a path.",
    "Compare the answers with and without the slash: a redirect is a different answer, with a Location header.",
    "for path in /airbnb-onepage /airbnb-onepage/; do curl -si http://127.0.0.1:5000$path; echo; done",
  ],
  check: (lab) => judgePage(lab.answer("servicePageWithoutSlash")),
};
