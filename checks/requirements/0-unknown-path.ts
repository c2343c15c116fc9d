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
    const answers = [
      ["a path that is made up", lab.answer("serviceUnknown")],
      ["a path below the page", lab.answer("serviceBelow")],
      ["/airbnb-onepagefoo", lab.answer("serviceBeside")],
    ] as const;
    const wrong = answers.filter(([, { status }]) => status !== 404);
    return {
      holds: wrong.length === 0,
      expected: "404",
      found: wrong.map(([path, answer]) => `${describeAnswer(answer)} for ${path}`).join("; ") || "404",
    };
  },
};
