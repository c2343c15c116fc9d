import type { Fault } from "../engine/fault.ts";
import { withoutDynamic } from "../engine/requirement-groups.ts";

export const fault: Fault = {
  task: 3,
  title: "the service dynamic is stopped",
  symptom: "If you ask about any number, the site shows an error page. All other pages are fine.",
  difficulty: 1,
  hints: [
    "502 means that Nginx got no answer from the application. Which service should answer for this path?",
    "Compare what systemd says about the services dynamic and onepage.",
    "In the lab: systemctl status dynamic",
  ],
  reddens: withoutDynamic,
  roots: ["3-listens"],
  break: `systemctl stop $dynamic`,
  fix: `systemctl restart $dynamic`,
  teaches: "One site, four services: the path tells you which service has failed.",
};
