import type { Fault } from "../engine/fault.ts";
import { withoutApi } from "../engine/requirement-groups.ts";

export const fault: Fault = {
  task: 4,
  title: "the code of the API cannot be loaded, and systemd starts it again and again",
  symptom:
    "Since the last deployment our interface is gone, and the server is slow as if it were working hard at something.",
  difficulty: 2,
  hints: [
    "A service that dies at once is started again and again: its log repeats itself.",
    "Compare the number of restarts of api with that of web.",
    "In the lab: systemctl show -p NRestarts api web; sudo tail -n 3 /var/log/api/error.log",
  ],
  reddens: withoutApi,
  break: `keep $app/api.ts; echo 'export const version = (;' >>$app/api.ts; fails_to_start api`,
  fix: `back $app/api.ts; systemctl restart api`,
  teaches:
    "'activating (auto-restart)' is a crash loop. Its reason stands in the service's log; --check-config would have told it before the restart.",
};
