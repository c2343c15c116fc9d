import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 2,
  title: "Nginx answers with a copy of the page",
  symptom:
    "Our developers changed the greeting twice. On the site it never changes, not even when their program is off.",
  difficulty: 3,
  hints: [
    "The right text comes through port 80. But which program sends it?",
    "Compare how ports 80 and 5000 answer a method that a file cannot answer.",
    "In the lab: curl -i -X OPTIONS http://127.0.0.1/airbnb-onepage/; the same on port 5000; grep -n return /etc/nginx/sites-available/applab",
  ],
  reddens: ["2-every-way", "2-unknown-path", "2-proxied", "6-handed-on"],
  roots: ["2-proxied"],
  break: `edit $site 's|proxy_pass http://onepage;|default_type text/html; return 200 "Hello HBNB!";|'; reload_site`,
  fix: `back_site`,
  teaches:
    "A copy of an answer is not a proxy. To prove a proxy, ask for something that only the application knows.",
};
