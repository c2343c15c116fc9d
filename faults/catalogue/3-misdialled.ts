import type { Fault } from "../engine/fault.ts";
import { dynamicOnPort80 } from "../engine/requirement-groups.ts";

export const fault: Fault = {
  task: 3,
  title: "the site sends the numbers to another service",
  symptom: "If you ask about a number, the site politely says that there is no such page.",
  difficulty: 2,
  hints: [
    "Which service sends this 404?",
    "Compare the answers of port 80 and port 5001 for one number.",
    "In the lab: tail -n 1 /var/log/nginx/applab.access.log; grep -A2 'location /airbnb-dynamic/' /etc/nginx/sites-available/applab",
  ],
  reddens: dynamicOnPort80,
  roots: ["3-parity-on-80"],
  break: `edit $site 's|proxy_pass http://dynamic;|proxy_pass http://web;|'; reload_site`,
  fix: `back_site`,
  teaches:
    "The longest matching location decides, and its proxy_pass names the service. upstream= in the log shows which service got the request.",
};
