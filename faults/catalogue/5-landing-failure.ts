import type { Fault } from "../engine/fault.ts";
import { withoutWeb } from "../engine/requirement-groups.ts";

export const fault: Fault = {
  task: 5,
  title: "the service web is stopped",
  symptom:
    "Who types our bare address gets an error page, and even that one is ugly. Links that people saved still work.",
  difficulty: 1,
  hints: [
    "'/' is a service's, too.",
    "Compare what systemd says of the services web and api.",
    "In the lab: systemctl status web; curl -i http://127.0.0.1:5003/",
  ],
  reddens: withoutWeb,
  break: `systemctl stop web`,
  fix: `systemctl restart web`,
  teaches: "The first page is no more immortal than the others. What stands at '/' is what people try first.",
};
