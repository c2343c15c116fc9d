import type { Fault } from "../engine/fault.ts";
import { apiOnPort80 } from "../engine/requirement-groups.ts";

export const fault: Fault = {
  task: 4,
  title: "the site denies the API to everybody",
  symptom:
    "All our partners have been locked out since Monday. 'Somebody hardened something', they say here.",
  difficulty: 2,
  hints: [
    "Which program sends the 403: Nginx or the API?",
    "Compare the statuses below /api/ on ports 80 and 5002.",
    "In the lab: curl -i http://127.0.0.1/api/v1/status; sudo tail -n 1 /var/log/nginx/error.log",
  ],
  reddens: apiOnPort80,
  roots: ["4-proxied"],
  break: `edit $site 's|location /api/ {|& deny all;|'; reload_site`,
  fix: `back_site`,
  teaches:
    "'access forbidden by rule': Nginx decides before it asks a service, and logs it in its own error log, not in the service's.",
};
