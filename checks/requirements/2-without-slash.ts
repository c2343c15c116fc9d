import { inWords } from "../collect/http.ts";
import type { Requirement } from "../collect/model.ts";
import { same } from "../judge/verdicts.ts";

export const requirement: Requirement = {
  task: 2,
  title: "port 80 answers /airbnb-onepage, without a redirect",
  hints: [
    "Look at which location of the site takes the path without the slash at its end.",
    "Compare the answers of port 80 to the two spellings of the path.",
    "for path in /airbnb-onepage /airbnb-onepage/; do curl -si http://127.0.0.1$path; echo; done",
  ],
  check: (lab) => same('200 "Hello HBNB!"', inWords(lab.answer("sitePageWithoutSlash"))),
};
