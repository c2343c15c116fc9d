import type { Fault } from "../engine/fault.ts";
import { withoutOnepage } from "../engine/requirement-groups.ts";

export const fault: Fault = {
  task: 1,
  title: "the service onepage is stopped",
  symptom: "Visitors see an error page instead of the greeting. The landing page is fine.",
  difficulty: 1,
  hints: [
    "502 means that Nginx got no answer from the application. Which service should answer?",
    "Compare what systemd says about the services onepage and web.",
    "In the lab: systemctl status onepage; curl -i http://127.0.0.1:5000/airbnb-onepage/",
  ],
  reddens: withoutOnepage,
  roots: ["0-listens"],
  break: `systemctl stop $onepage`,
  fix: `systemctl restart $onepage`,
  teaches:
    "A proxy answers 502 when the application does not answer. First check whether the service is running.",
};
