import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 2,
  title: "the site refuses requests that do not keep their connection",
  symptom: "Our monitoring gets an error from the page each time. In my browser the page is fine, each time.",
  difficulty: 4,
  hints: [
    "Two clients ask for the same page. What is different about their requests?",
    "Compare the answers to requests with and without the header 'Connection: close'.",
    "In the lab: for header in 'Connection: close' 'X-Other: 1'; do curl -si -H \"$header\" http://127.0.0.1/airbnb-onepage/ | head -n 1; done",
  ],
  reddens: ["2-from-host", "2-local"],
  roots: ["2-local"],
  break: `edit $site 's|proxy_pass http://onepage;|if ($http_connection = close) { return 503; }\\n        &|'; reload_site`,
  fix: `back_site`,
  teaches:
    "An answer may depend on any header. Where something fails only sometimes, ask several times, and compare what the failing requests have in common.",
};
