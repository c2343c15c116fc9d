import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 4,
  title: "Nginx replaces the API's errors with its own page",
  symptom:
    "A partner's program fails on our friendly error page when it asks for something that does not exist.",
  difficulty: 3,
  hints: [
    "The API's own answer is right. What changes it on its way?",
    "Compare the body of a 404 on port 5002 with the one on port 80.",
    "In the lab: curl -i http://127.0.0.1/api/v1/nothing; grep -n 'intercept\\|error_page' /etc/nginx/sites-available/applab",
  ],
  reddens: ["4-unknown-path-on-80"],
  roots: ["4-unknown-path-on-80"],
  break: `edit $site 's|location /api/ {|& proxy_intercept_errors on; error_page 404 /unavailable.html;|'; reload_site`,
  fix: `back_site`,
  teaches:
    "proxy_intercept_errors replaces the application's errors with Nginx's own pages. People like that; programs do not.",
};
