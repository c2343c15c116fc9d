import { inWords } from "../collect/http.ts";
import type { Requirement } from "../collect/model.ts";
import { unpacked } from "../judge/decode-body.ts";

export const requirement: Requirement = {
  task: 2,
  title: "the page on port 80 is the same for a browser, which takes it compressed, too",
  hints: [
    "Look at what the answer says of its own body: a browser believes it, and unpacks.",
    "Compare the header of the answer with its first bytes: what is compressed begins with 1f 8b.",
    "curl -si -H 'Accept-Encoding: gzip' http://127.0.0.1/airbnb-onepage/ | od -An -c; curl -s --compressed http://127.0.0.1/airbnb-onepage/",
  ],
  check: (lab) => {
    const service = lab.answer("servicePage");
    const site = lab.answer("siteCompressed");
    const body = unpacked(site);
    const encoding = site.headers["content-encoding"];
    return {
      holds: service.status === 200 && site.status === 200 && body !== undefined && service.body.equals(body),
      expected: `port 80 as port 5000: ${inWords(service)}`,
      found: `${inWords(body === undefined ? site : { ...site, body })}${body === undefined ? `, which is no ${encoding}` : ""}`,
    };
  },
};
