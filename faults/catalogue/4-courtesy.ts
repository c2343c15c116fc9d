import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 4,
  title: "Nginx puts a page of its own in the place of the API's errors",
  symptom: "A partner's program stumbles over our friendly error page when it asks for what does not exist.",
  difficulty: 3,
  hints: [
    "The API itself says it right. Who changes it on its way?",
    "Compare the body of a 404 on port 5002 with that on port 80.",
    "In the lab: curl -i http://127.0.0.1/api/v1/nothing; grep -n 'intercept\\|error_page' /etc/nginx/sites-available/applab",
  ],
  reddens: ["4-unknown-path-on-80"],
  break: `edit $site 's|location /api/ {|& proxy_intercept_errors on; error_page 404 /unavailable.html;|'; reload_site`,
  fix: `back_site`,
  teaches:
    "proxy_intercept_errors replaces an application's errors by Nginx's own. People like that, programs do not.",
};
