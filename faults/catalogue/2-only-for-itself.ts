import type { Fault } from "../engine/fault.ts";
import { fromOutside } from "../engine/requirement-groups.ts";

export const fault: Fault = {
  task: 2,
  title: "the site listens on loopback only",
  symptom: "The site can be seen from the machine it runs on, and from nowhere else.",
  difficulty: 2,
  hints: [
    "A port is open on an address.",
    "Compare the address before :80 with the one before :5000.",
    "In the lab: ss -ltn; grep -n listen /etc/nginx/sites-available/applab",
  ],
  reddens: fromOutside,
  // Nginx keeps a socket that it already has: only a restart gives up the old address.
  break: `edit $site 's/listen 80 /listen 127.0.0.1:80 /'; nginx -t; systemctl restart nginx`,
  fix: `systemctl stop nginx; back_site`,
  teaches:
    "'listen 127.0.0.1:80' is for the machine alone. And a reload does not always give up an old address: a restart does.",
};
