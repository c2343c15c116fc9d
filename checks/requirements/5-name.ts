import { inWords } from "../collect/http.ts";
import type { Answer, Requirement } from "../collect/model.ts";
import { numbersOf } from "../collect/parse/random-numbers.ts";
import { notApplicable } from "../judge/verdicts.ts";

/** The hosts of the links that an answer holds. */
const hostsIn = ({ headers: { location = "" }, body }: Answer) =>
  Array.from(`${location} ${body}`.matchAll(/https?:\\?\/\\?\/([\w.-]+(?::\d+)?)/g), ([, host = ""]) => host);

const isOf = (name: string) => (host: string) => host.replace(/:\d+$/, "") === name;

/** An application that builds links does so of the name by which it was asked. Ours does at /way.json. */
export const requirement: Requirement = {
  task: 5,
  title: "behind port 80 the web application hears the name by which it was asked",
  hints: [
    "Look at what Nginx hands on besides the path: a proxy asks anew, in its own words.",
    "Compare what the web application hears when you ask port 80 and port 5003 by the same name.",
    "for port in 80 5003; do curl -s -H 'Host: lab.example' http://127.0.0.1:$port/way.json; echo; done",
  ],
  check: (lab) => {
    const [alone, site] = [lab.answer("webNamed"), lab.answer("siteNamed")];
    const name = `asked-${numbersOf(lab).odd}.example`;
    if (!hostsIn(alone).some(isOf(name)))
      return notApplicable("port 5003 builds no link of its name at /way.json");
    return {
      holds: hostsIn(site).some(isOf(name)),
      expected: `a link to ${name}`,
      found: hostsIn(site).join(", ") || inWords(site),
    };
  },
};
