import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 2,
  title: "the site says of each answer that it is compressed, and it is not",
  symptom:
    "No browser shows anything of ours any more, 'it cannot be decoded', they say. The monitoring is green: it fetches the page, and it is right.",
  difficulty: 4,
  hints: [
    "A browser believes more of an answer than curl does, unless curl is asked to do likewise.",
    "Compare what the head of the answer says of the body with the body's first signs.",
    "In the lab: curl -si http://127.0.0.1/airbnb-onepage/; curl -s --compressed http://127.0.0.1/airbnb-onepage/",
  ],
  reddens: ["2-compressed"],
  break: `edit $site '/add_header X-Request-Id/a add_header Content-Encoding gzip always;'; reload_site`,
  fix: `back_site`,
  teaches:
    "Content-Encoding says what was done to the body; it does nothing by itself. A check that is no browser misses what only browsers do.",
};
