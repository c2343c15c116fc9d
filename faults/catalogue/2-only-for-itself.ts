import type { Fault } from "../engine/fault.ts";
import { fromOutside } from "../engine/requirement-groups.ts";

export const fault: Fault = {
  task: 2,
  title: "the site listens only on loopback",
  symptom: "The machine that runs the site can open it; no other machine can.",
  difficulty: 2,
  hints: [
    "A port is open on an address. Which one?",
    "Compare the address before :80 with the address before :5000.",
    "In the lab: ss -ltn; grep -n listen /etc/nginx/sites-available/applab",
  ],
  reddens: fromOutside,
  roots: ["2-public-address"],
  // On a reload Nginx keeps its open socket: only a restart closes the old address.
  break: `edit $site 's/listen 80 /listen 127.0.0.1:80 /'; nginx -t; systemctl restart nginx`,
  fix: `systemctl stop nginx; back_site`,
  teaches:
    "With 'listen 127.0.0.1:80' only the machine itself can connect. A reload does not always close an old address; a restart does.",
};
