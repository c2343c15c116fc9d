import { type Answer, inWords } from "../answer.ts";
import { jsonOf } from "../json.ts";
import { type Requirement, same } from "../requirement.ts";

/** What a web application says of its own address: it would build links and redirects of it. */
const heard = (answer: Answer) =>
  (jsonOf(answer) as Record<string, unknown> | null | undefined)?.["takes its own address for"];

/** Ours tells at /way.json. One that tells nobody there is believed. */
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
    const name = heard(alone);
    if (typeof name !== "string") return same("any name", "any name");
    return same(name, String(heard(site) ?? inWords(site)));
  },
};
