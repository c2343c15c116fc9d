import type { Fault } from "../engine/fault.ts";
import { proxying } from "../engine/requirement-groups.ts";

export const fault: Fault = {
  task: 2,
  title: "the site redirects each form of the address to the other",
  symptom: "My browser says that the page 'redirects too many times'.",
  difficulty: 2,
  hints: [
    "A redirect is an answer with a Location header. Which program sends it, and where does it lead?",
    "Compare the Location for /airbnb-onepage with the one for /airbnb-onepage/.",
    "In the lab: curl -sIL --max-redirs 3 http://127.0.0.1/airbnb-onepage/ | grep -i location; grep -n 'return 30' /etc/nginx/sites-available/applab",
  ],
  reddens: proxying,
  roots: ["2-local"],
  break: `edit $site '/location = .airbnb-onepage {/ s|proxy_pass http://onepage;|return 301 /airbnb-onepage/;|; /location .airbnb-onepage. {/,/}/ s|proxy_pass http://onepage;|return 301 /airbnb-onepage;|'; reload_site`,
  fix: `back_site`,
  teaches:
    "curl -L with a limit shows a redirect loop step by step. Keep the rule about the slash in one place.",
};
