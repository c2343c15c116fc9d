import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 2,
  title: "the site answers the page's path without the slash by itself",
  symptom:
    "We changed the greeting last week. Who leaves out the slash at the end still reads the old one: today they happen to be the same.",
  difficulty: 4,
  hints: [
    "Which program answers the path without the slash?",
    "Compare the answers to OPTIONS for both spellings: only the application knows which methods its page has.",
    "In the lab: for p in /airbnb-onepage /airbnb-onepage/; do curl -si -X OPTIONS http://127.0.0.1$p | grep -i '^HTTP\\|^allow'; done; grep -n 'location = /airbnb-onepage' /etc/nginx/sites-available/applab",
  ],
  reddens: ["2-every-way"],
  roots: ["2-every-way"],
  break: `edit $site 's|location = /airbnb-onepage { proxy_pass http://onepage; }|location = /airbnb-onepage { default_type text/html; return 200 "Hello HBNB!"; }|'; reload_site`,
  fix: `back_site`,
  teaches:
    "A copy is right until the original changes. Each spelling of a path needs its own proof that the application answers it.",
};
