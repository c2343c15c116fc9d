import type { Fault } from "../engine/fault.ts";
import { everyWay } from "../engine/requirement-groups.ts";

export const fault: Fault = {
  task: 2,
  title: "Nginx listens for IPv6 on the loopback address only",
  symptom:
    "Visitors with a modern connection wait, and then come by the old way. On the machine itself both ways answer at once.",
  difficulty: 4,
  hints: [
    "On which addresses does port 80 listen, in each family?",
    "Compare the local addresses of port 80 with those of port 22.",
    "In the lab: ss -ltn 'sport = :80 or sport = :22'; grep -n listen /etc/nginx/sites-available/applab",
  ],
  reddens: everyWay,
  roots: ["2-every-way"],
  break: `edit $site 's/listen \\[::\\]:80/listen [::1]:80/'; systemctl restart nginx`,
  fix: `back $site; systemctl restart nginx`,
  teaches: "[::1] is this machine alone, [::] is every address. A test on loopback cannot tell them apart.",
};
