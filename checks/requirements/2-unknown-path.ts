import { describeAnswer } from "../collect/http.ts";
import type { Requirement } from "../collect/model.ts";
import { judgeUnknownPaths } from "../judge/unknown-paths.ts";

export const requirement: Requirement = {
  task: 2,
  title: "port 80 answers 404 for paths below and beside the page",
  layer: "proxied",
  dependsOn: ["0-unknown-path", "2-proxied"],
  hints: [
    "Check which location of the site matches a path that only begins like the page's.",
    "Compare the answers of port 80 for such paths with those of port 5000.",
    "for path in /airbnb-onepage/made-up /airbnb-onepagefoo; do for port in 80 5000; do curl -si http://127.0.0.1:$port$path | head -n 1; done; done",
  ],
  check: (lab) => {
    const beside = "/airbnb-onepagefoo";
    const unknown = describeAnswer(lab.answer("siteUnknown"));
    return judgeUnknownPaths(
      { "a path below the page": lab.answer("siteBelow"), [beside]: lab.answer("siteBeside") },
      // Beside the page another service may answer, and fail, or answer all that is made up: other requirements see that.
      (answer, path) =>
        path === beside
          ? answer.status > 0 && answer.status < 400 && describeAnswer(answer) !== unknown
          : answer.status !== 404,
    );
  },
};
