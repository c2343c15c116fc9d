import { inWords } from "../answer.ts";
import type { Requirement } from "../requirement.ts";

export const requirement: Requirement = {
  task: 2,
  title: "the distribution's default page is gone from port 80",
  hint: "in the lab, see /etc/nginx/sites-enabled: the link 'default' is the distribution's site",
  check: (lab) => {
    const answer = lab.answer("siteRoot");
    return {
      holds: answer.status !== 0 && !answer.body.includes("Welcome to nginx"),
      expected: "any answer but the default page",
      found: inWords(answer),
    };
  },
};
