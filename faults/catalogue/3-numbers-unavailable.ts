import type { Fault } from "../engine/fault.ts";
import { withoutDynamic } from "../engine/requirement-groups.ts";

export const fault: Fault = {
  task: 3,
  title: "the service dynamic is stopped",
  symptom: "Asked about any number, the site answers with an error page. All the other pages are fine.",
  difficulty: 1,
  hints: [
    "502 is Nginx's word for: nobody behind me answers. Who should, for this path?",
    "Compare what systemd says of the services dynamic and onepage.",
    "In the lab: systemctl status dynamic",
  ],
  reddens: withoutDynamic,
  break: `systemctl stop dynamic`,
  fix: `systemctl restart dynamic`,
  teaches: "One site, four services: the path decides whose failure it is.",
};
