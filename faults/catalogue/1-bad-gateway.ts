import type { Fault } from "../engine/fault.ts";
import { withoutOnepage } from "../engine/requirement-groups.ts";

export const fault: Fault = {
  task: 1,
  title: "the service onepage is stopped",
  symptom: "Visitors see an error page instead of the greeting. The landing page is fine.",
  difficulty: 1,
  hints: [
    "502 is Nginx's word for: nobody behind me answers. Who should?",
    "Compare what systemd says of the service onepage with what it says of web.",
    "In the lab: systemctl status onepage; curl -i http://127.0.0.1:5000/airbnb-onepage/",
  ],
  reddens: withoutOnepage,
  break: `systemctl stop onepage`,
  fix: `systemctl restart onepage`,
  teaches:
    "502 comes from the proxy and speaks of what is behind it. The first question is whether the service runs.",
};
