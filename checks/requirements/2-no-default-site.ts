import { inWords } from "../collect/http.ts";
import type { Requirement } from "../collect/model.ts";

export const requirement: Requirement = {
  task: 2,
  title: "the distribution's default page is gone from port 80",
  hints: [
    "Look at which of Nginx's sites takes a request whose name none of them claims.",
    "Compare the sites that Nginx reads with the one that you wrote.",
    "sudo nginx -T 2>/dev/null | grep -nE '^# configuration file|listen|server_name'",
  ],
  check: (lab) => {
    const answer = lab.answer("siteRoot");
    // A site may hang up where there is nothing; but somebody must be there.
    const isThere = answer.status !== 0 || lab.answer("sitePage").status !== 0;
    return {
      holds: isThere && !answer.body.includes("Welcome to nginx"),
      expected: "any answer but the default page",
      found: inWords(answer),
    };
  },
};
