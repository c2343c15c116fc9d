import { inWords } from "../answer.ts";
import type { Requirement } from "../requirement.ts";

export const requirement: Requirement = {
  task: 0,
  title: "port 5000 answers a path that the app does not have with 404",
  hint: "the routes in /srv/applab/app/onepage.ts in the lab: one of them takes more than its own path",
  check: (lab) => {
    const answer = lab.answer("serviceUnknown");
    return { holds: answer.status === 404, expected: "404", found: inWords(answer) };
  },
};
