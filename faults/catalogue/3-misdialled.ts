import type { Fault } from "../engine/fault.ts";
import { dynamicOnPort80 } from "../engine/requirement-groups.ts";

export const fault: Fault = {
  task: 3,
  title: "the site hands the numbers to another service",
  symptom: "Asked about a number, the site says politely that there is no such page.",
  difficulty: 2,
  hints: [
    "A 404 has an author. Whose page is it?",
    "Compare the answer of port 80 with the answer of port 5001 to the same path.",
    "In the lab: tail -n 1 /var/log/nginx/applab.access.log; grep -A2 'location /airbnb-dynamic/' /etc/nginx/sites-available/applab",
  ],
  reddens: dynamicOnPort80,
  break: `edit $site 's|proxy_pass http://dynamic;|proxy_pass http://web;|'; reload_site`,
  fix: `back_site`,
  teaches:
    "The longest location decides, and its proxy_pass names the service. upstream= in the log tells who was asked.",
};
