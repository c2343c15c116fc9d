import type { Fault } from "../engine/fault.ts";
import { withoutPort80 } from "../engine/requirement-groups.ts";

export const fault: Fault = {
  task: 2,
  title: "the site listens on port 8080",
  symptom: "Our address stopped working overnight; a friend found the site with a number behind the name.",
  difficulty: 1,
  hints: [
    "Nginx runs. On which port?",
    "Compare the list of who listens with the one that browsers ask.",
    "In the lab: sudo ss -ltnp | grep nginx; grep -n 'listen ' /etc/nginx/sites-available/applab",
  ],
  reddens: withoutPort80,
  break: `edit $site 's/\\(listen .*\\)80 default_server/\\18080 default_server/'; reload_site`,
  fix: `back_site`,
  teaches: "A URL without a port means 80. Nginx listens where 'listen' says, and nowhere else.",
};
