import type { Requirement } from "../collect/model.ts";
import { answerInWords } from "../judge/answer-in-words.ts";
import { decodeBody } from "../judge/decode-body.ts";

export const requirement: Requirement = {
  task: 2,
  title: "port 80 sends the same page to a client that accepts compression",
  layer: "proxied",
  dependsOn: ["2-local"],
  hints: [
    "Check the Content-Encoding header of the answer: a browser trusts it and decompresses the body.",
    "Compare the header with the first bytes of the body: gzip data begins with 1f 8b.",
    "curl -si -H 'Accept-Encoding: gzip' http://127.0.0.1/airbnb-onepage/ | od -An -c; curl -s --compressed http://127.0.0.1/airbnb-onepage/",
  ],
  check: (lab) => {
    const service = lab.answer("servicePage");
    const site = lab.answer("siteCompressed");
    const body = decodeBody(site);
    const encoding = site.headers["content-encoding"];
    const seen = body === undefined ? site : { ...site, body };
    return {
      holds: service.status === 200 && site.status === 200 && body !== undefined && service.body.equals(body),
      expected: `the same as port 5000: ${answerInWords(service)}`,
      found: `${answerInWords(seen)}${body === undefined ? `, which is not valid ${encoding}` : ""}, to a browser that calls the site localhost:8080`,
      // Other requests for the page passed: this one differs by the name, and by what a browser sends.
      hint:
        site.status === 200
          ? undefined
          : "Check which server block takes the requests for that name (server_name), and the site for rules that look at the browser or at compression.",
    };
  },
};
