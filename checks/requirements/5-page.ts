import { inWords } from "../answer.ts";
import type { Requirement } from "../requirement.ts";

export const requirement: Requirement = {
  task: 5,
  title: "port 80 answers / with the web application's own page",
  hint: "in the lab: curl -i http://127.0.0.1:5003/ and 'systemctl status web'; 'location /' in /etc/nginx/sites-available/applab leads to port 5003",
  check: (lab) => {
    const web = lab.answer("webRoot");
    const site = lab.answer("siteRoot");
    const html = /^text\/html\b/.test(web.headers["content-type"] ?? "");
    return {
      holds: web.status === 200 && html && site.status === 200 && web.body.equals(site.body),
      expected: html
        ? `port 80 as port 5003: ${inWords(web)}`
        : `an HTML page on port 5003, which is ${inWords(web)}`,
      found: inWords(site),
    };
  },
};
