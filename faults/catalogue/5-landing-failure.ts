import type { Fault } from "../engine/fault.ts";
import { withoutWeb } from "../engine/requirement-groups.ts";

export const fault: Fault = {
  task: 5,
  title: "the service web is stopped",
  symptom:
    "If you type our address without a path you get an error page, and an ugly one. Saved links still work.",
  difficulty: 1,
  hints: [
    "A service answers '/' too. Which one?",
    "Compare what systemd says about the services web and api.",
    "In the lab: systemctl status web; curl -i http://127.0.0.1:5003/",
  ],
  reddens: withoutWeb,
  roots: ["5-listens"],
  break: `systemctl stop $web`,
  fix: `systemctl restart $web`,
  teaches: "The service of the first page can stop like any other. '/' is the path that people try first.",
};
