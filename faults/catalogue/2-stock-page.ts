import type { Fault } from "../engine/fault.ts";
import { withoutSite } from "../engine/requirement-groups.ts";

export const fault: Fault = {
  task: 2,
  title: "the distribution's default site is linked instead of ours",
  symptom: "Our site shows a page in English that none of us wrote, with thanks for using some software.",
  difficulty: 2,
  hints: [
    "Nginx is up, but serves somebody else's site.",
    "Compare the folders sites-available and sites-enabled.",
    "In the lab: ls -l /etc/nginx/sites-enabled",
  ],
  reddens: [...withoutSite, "2-no-default-site"],
  break: `keep $site; cd /etc/nginx/sites-enabled; ln -sf ../sites-available/default .; rm applab; reload_site`,
  fix: `back_site`,
  teaches: "What lies in sites-available is a draft; what is linked in sites-enabled is served.",
};
