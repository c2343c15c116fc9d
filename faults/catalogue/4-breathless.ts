import type { Fault } from "../engine/fault.ts";
import { withoutApi } from "../engine/requirement-groups.ts";

export const fault: Fault = {
  task: 4,
  title: "the API's code cannot be loaded, and systemd restarts it again and again",
  symptom: "Since the last deployment our API is gone, and the server is slow, as if it were working hard.",
  difficulty: 2,
  hints: [
    "A service that exits at once is restarted again and again: its log repeats itself.",
    "Compare how often api and web were restarted.",
    "In the lab: systemctl show -p NRestarts api web; sudo tail -n 3 /var/log/api/error.log",
  ],
  reddens: withoutApi,
  roots: ["4-listens"],
  break: `keep $app/api.ts; echo 'export const version = (;' >>$app/api.ts; fails_to_start api`,
  fix: `back $app/api.ts; systemctl restart api`,
  teaches:
    "'activating (auto-restart)' means a crash loop. The service's log has the reason; --check-config finds it before you restart.",
};
