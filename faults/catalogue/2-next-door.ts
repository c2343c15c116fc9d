import type { Fault } from "../engine/fault.ts";
import { withoutPort80 } from "../engine/requirement-groups.ts";

export const fault: Fault = {
  task: 2,
  title: "the site listens on port 8080",
  symptom: "Our address stopped working overnight; a friend found the site with a number after the name.",
  difficulty: 1,
  hints: [
    "Nginx is running. On which port?",
    "Compare the listening ports with the port that browsers use.",
    "In the lab: sudo ss -ltnp | grep nginx; grep -n 'listen ' /etc/nginx/sites-available/applab",
  ],
  reddens: withoutPort80,
  roots: ["2-nginx-listens"],
  break: `edit $site 's/\\(listen .*\\)80 default_server/\\18080 default_server/'; reload_site`,
  fix: `back_site`,
  teaches: "A URL without a port means port 80. Nginx listens only where a 'listen' directive says so.",
};
