import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 5,
  title: "every unknown path gets the first page with status 200",
  symptom:
    "Search engines list hundreds of our addresses that we never created. They all look like our landing page.",
  difficulty: 2,
  hints: [
    "Make up a path. Which status do you get?",
    "Compare that status with the status from the application itself.",
    "In the lab: curl -si http://127.0.0.1/made-up | head -n 1; curl -si http://127.0.0.1:5003/made-up | head -n 1; grep -n error_page /etc/nginx/sites-available/applab",
  ],
  reddens: ["5-every-way", "5-proxied", "5-unknown-path"],
  roots: ["5-unknown-path"],
  break: `edit $site 's|proxy_pass http://web;|& proxy_intercept_errors on; error_page 404 =200 /;|'; reload_site`,
  fix: `back_site`,
  teaches: "'error_page 404 =200' tells programs that a page exists when it does not, and they believe it.",
};
