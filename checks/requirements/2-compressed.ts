import type { Requirement } from "../collect/model.ts";
import { answerInWords, hintFor } from "../judge/answer-in-words.ts";
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
    return {
      holds: service.status === 200 && site.status === 200 && body !== undefined && service.body.equals(body),
      expected: `the same as port 5000: ${answerInWords(service)}`,
      found: `${answerInWords(body === undefined ? site : { ...site, body })}${body === undefined ? `, which is not valid ${encoding}` : ""}`,
      hint: hintFor(site),
    };
  },
};
