import type { Fault } from "../engine/fault.ts";
import { everyWay } from "../engine/requirement-groups.ts";

export const fault: Fault = {
  task: 2,
  title: "the site fails for visitors with a cookie",
  symptom:
    "At the first visit everything is there. Whoever was here before gets an error on every page, until they use a private window.",
  difficulty: 3,
  hints: [
    "What does a browser send at the second visit that it did not send at the first?",
    "Compare a request without further headers with one that has those of a browser.",
    "In the lab: curl -sI http://127.0.0.1/airbnb-onepage/; curl -sI -H 'Cookie: seen=1' http://127.0.0.1/airbnb-onepage/; grep -n cookie /etc/nginx/sites-available/applab",
  ],
  reddens: everyWay,
  roots: ["2-every-way"],
  break: `edit $site '0,/^ *location /s|^ *location |    if ($http_cookie) { return 500; }\\n&|'; reload_site`,
  fix: `back_site`,
  teaches:
    "What works for curl can fail for a browser: it brings cookies, a Referer, a language, and more with each request.",
};
