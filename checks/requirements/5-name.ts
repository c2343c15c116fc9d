import type { Answer, Requirement } from "../collect/model.ts";
import { numbersOf } from "../collect/parse/random-numbers.ts";
import { answerInWords, hintFor } from "../judge/answer-in-words.ts";
import { notApplicable } from "../judge/verdicts.ts";

/** The hosts of the links in an answer. */
const hostsIn = ({ headers: { location = "" }, body }: Answer) =>
  Array.from(`${location} ${body}`.matchAll(/https?:\\?\/\\?\/([\w.-]+(?::\d+)?)/g), ([, host = ""]) => host);

const isOf = (name: string) => (host: string) => host.replace(/:\d+$/, "") === name;

/** An application builds links from the host name in the request. Ours does so at /way.json. */
export const requirement: Requirement = {
  task: 5,
  title: "the web application receives the host name that the client asked for",
  layer: "files",
  dependsOn: ["2-no-default-site", "5-answers"],
  hints: [
    "Check the headers that Nginx sends to the application: a proxy makes a new request, with a Host header of its own.",
    "Compare the host name that the application sees when you ask port 80 and port 5003 with the same Host header.",
    "for port in 80 5003; do curl -s -H 'Host: lab.example' http://127.0.0.1:$port/way.json; echo; done",
  ],
  check: (lab) => {
    const [alone, site] = [lab.answer("webNamed"), lab.answer("siteNamed")];
    const name = `asked-${numbersOf(lab).odd}.example`;
    if (alone.status > 0 && !hostsIn(alone).some(isOf(name)))
      return notApplicable("port 5003 builds no link from its host name at /way.json");
    return {
      holds: hostsIn(site).some(isOf(name)),
      expected: `a link to ${name}`,
      found: hostsIn(site).join(", ") || answerInWords(site),
      hint: hintFor(site),
    };
  },
};
