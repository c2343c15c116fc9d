import { describeAnswer } from "../collect/http.ts";
import type { Requirement } from "../collect/model.ts";
import { hintFor } from "../judge/answer-in-words.ts";

export const requirement: Requirement = {
  task: 2,
  title: "port 80 does not show the distribution's default page",
  layer: "nginx",
  dependsOn: ["2-answers"],
  hints: [
    "Check which Nginx site answers a request when no server_name matches.",
    "Compare the sites that Nginx reads with the one that you wrote.",
    "sudo nginx -T 2>/dev/null | grep -nE '^# configuration file|listen|server_name'",
  ],
  check: (lab) => {
    const answer = lab.answer("siteRoot");
    // A site may close the connection for this path, but port 80 must answer something.
    const isThere = answer.status !== 0 || lab.answer("sitePage").status !== 0;
    return {
      holds: isThere && !answer.body.includes("Welcome to nginx"),
      expected: "any answer except the default page",
      found: describeAnswer(answer),
      hint: hintFor(answer),
    };
  },
};
