import { titleOf } from "../collect/html.ts";
import { describeAnswer } from "../collect/http.ts";
import type { Requirement } from "../collect/model.ts";
import { answerInWords, hintFor } from "../judge/answer-in-words.ts";
import { withOwner } from "../judge/port-story.ts";

/** A page with a title may differ for each visitor: its title is compared. Any other page must have the same bytes. */
export const requirement: Requirement = {
  task: 5,
  title: "port 80 answers / with the web application's own page",
  layer: "proxied",
  dependsOn: ["2-no-default-site", "5-answers"],
  hints: [
    "Check the fourth service on port 5003, and the site's location for the paths that no other location matches.",
    "Compare the answers of port 80 and port 5003 for /.",
    "for port in 80 5003; do curl -si http://127.0.0.1:$port/ | head -n 20; echo; done",
  ],
  check: (lab) => {
    const web = lab.answer("webRoot");
    const site = lab.answer("siteRoot");
    const html = /^text\/html\b/.test(web.headers["content-type"] ?? "");
    const titled = titleOf(web.body.toString()) !== undefined;
    const same = titled ? describeAnswer(site) === describeAnswer(web) : site.body.equals(web.body);
    return withOwner(lab, 5003, {
      holds: web.status === 200 && html && site.status === 200 && same,
      expected: html
        ? `the same as port 5003: ${describeAnswer(web)}`
        : `an HTML page on port 5003, which answers ${describeAnswer(web)}`,
      found: answerInWords(site),
      hint: hintFor(web.status === 200 ? site : web),
    });
  },
};
