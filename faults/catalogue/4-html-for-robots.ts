import type { Fault } from "../engine/fault.ts";
import { apiOnPort80 } from "../engine/requirement-groups.ts";

export const fault: Fault = {
  task: 4,
  title: "the site sends the API's paths to another service",
  symptom: "Partners say that our API answers their programs with web pages.",
  difficulty: 2,
  hints: [
    "Port 5002 answers correctly. Which service answers below /api/ on port 80?",
    "Compare the Content-Type header on ports 80 and 5002.",
    "In the lab: curl -i http://127.0.0.1/api/v1/status; grep -A4 'location /api/' /etc/nginx/sites-available/applab",
  ],
  reddens: apiOnPort80,
  roots: ["4-proxied"],
  break: `edit $site 's|proxy_pass http://api;|proxy_pass http://web;|'; reload_site`,
  fix: `back_site`,
  teaches:
    "The type of an answer shows which service sent it. If no location sends /api/ to the API, the location '/' gets its paths.",
};
