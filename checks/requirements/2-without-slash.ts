import type { Requirement } from "../collect/model.ts";
import { judgePage } from "../judge/answer-in-words.ts";

export const requirement: Requirement = {
  task: 2,
  title: "port 80 answers /airbnb-onepage, without a redirect",
  layer: "proxied",
  dependsOn: ["0-page-without-slash", "2-local"],
  hints: [
    "Check which location of the site matches the path without the slash at the end.",
    "Compare how port 80 answers the path with and without the slash.",
    "for path in /airbnb-onepage /airbnb-onepage/; do curl -si http://127.0.0.1$path; echo; done",
  ],
  check: (lab) => judgePage(lab.answer("sitePageWithoutSlash")),
};
