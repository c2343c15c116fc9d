import type { Requirement } from "../collect/model.ts";
import { judgeUnknownPaths } from "../judge/unknown-paths.ts";

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
  check: (lab) =>
    judgeUnknownPaths({
      "a path that is made up": lab.answer("serviceUnknown"),
      "a path below the page": lab.answer("serviceBelow"),
      "/airbnb-onepagefoo": lab.answer("serviceBeside"),
    }),
};
