import type { Fault } from "../engine/fault.ts";
import { everyWay } from "../engine/requirement-groups.ts";

export const fault: Fault = {
  task: 2,
  title: "the site marks every answer as compressed, but it is not",
  symptom:
    "Browsers show none of our pages any more: 'it cannot be decoded', they say. The monitoring is green: it fetches the page, and the text is right.",
  difficulty: 4,
  hints: [
    "A browser acts on more headers than curl does by default.",
    "Compare what the header says about the body with the first bytes of the body.",
    "In the lab: curl -si http://127.0.0.1/airbnb-onepage/; curl -s --compressed http://127.0.0.1/airbnb-onepage/",
  ],
  reddens: ["2-compressed", ...everyWay],
  roots: ["2-compressed"],
  break: `edit $site '/add_header X-Request-Id/a add_header Content-Encoding gzip always;'; reload_site`,
  fix: `back_site`,
  teaches:
    "Content-Encoding only describes the body; it does not compress it. A check that is not a browser misses problems that only browsers have.",
};
