import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 4,
  title: "proxy_pass of the API ends with a slash, and replaces the path",
  symptom: "Both calls of our API are 'Not found' for everybody, but in correct JSON.",
  difficulty: 3,
  hints: [
    "The API answers, but it got another path.",
    "Compare the path in Nginx's access log with the path in the API's log.",
    "In the lab: curl -s http://127.0.0.1/api/v1/status; sudo tail -n 1 /var/log/api/access.log; grep -n 'http://api' /etc/nginx/sites-available/applab",
  ],
  reddens: ["4-every-way", "4-proxied", "4-stats-on-80", "4-status-on-80"],
  roots: ["4-proxied"],
  break: `edit $site '/location .api. {/,/}/ s|http://api;|http://api/;|'; reload_site`,
  fix: `back_site`,
  teaches:
    "'proxy_pass http://api/' removes /api/ from the path before it forwards the request. Compare the two access logs to see it.",
};
