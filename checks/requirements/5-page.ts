import { titleOf } from "../collect/html.ts";
import { inWords } from "../collect/http.ts";
import type { Requirement } from "../collect/model.ts";

/** A page that shows each visitor something else is known by its title; any other is the same byte for byte. */
export const requirement: Requirement = {
  task: 5,
  title: "port 80 answers / with the web application's own page",
  hints: [
    "Look at the fourth service on port 5003, and at the location of the site that takes what no other takes.",
    "Compare the answers of port 80 and of port 5003 to the path /.",
    "for port in 80 5003; do curl -si http://127.0.0.1:$port/ | head -n 20; echo; done",
  ],
  check: (lab) => {
    const web = lab.answer("webRoot");
    const site = lab.answer("siteRoot");
    const html = /^text\/html\b/.test(web.headers["content-type"] ?? "");
    const titled = titleOf(web.body.toString()) !== undefined;
    const same = titled ? inWords(site) === inWords(web) : site.body.equals(web.body);
    return {
      holds: web.status === 200 && html && site.status === 200 && same,
      expected: html
        ? `port 80 as port 5003: ${inWords(web)}`
        : `an HTML page on port 5003, which is ${inWords(web)}`,
      found: inWords(site),
    };
  },
};
