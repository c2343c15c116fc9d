import type { Fault } from "../engine/fault.ts";
import { withoutSite } from "../engine/requirement-groups.ts";

export const fault: Fault = {
  task: 2,
  title: "the distribution's default site is linked instead of ours",
  symptom: "Our site shows an English page that none of us wrote. It thanks us for using some software.",
  difficulty: 2,
  hints: [
    "Nginx is running, but it serves another site.",
    "Compare the folders sites-available and sites-enabled: which site is linked?",
    "In the lab: ls -l /etc/nginx/sites-enabled",
  ],
  // The default site answers 404, too, for a path that does not exist.
  reddens: [...withoutSite.filter((name) => name !== "2-unknown-path"), "2-no-default-site"],
  roots: ["2-no-default-site"],
  break: `keep $site; cd /etc/nginx/sites-enabled; ln -sf ../sites-available/default .; rm applab; reload_site`,
  fix: `back_site`,
  teaches:
    "Nginx serves the sites that are linked in sites-enabled. A file in sites-available alone has no effect.",
};
