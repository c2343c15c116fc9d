import type { Fault } from "../engine/fault.ts";
import { withoutApi } from "../engine/requirement-groups.ts";

export const fault: Fault = {
  task: 4,
  title: "the service api is stopped",
  symptom: "The mobile app shows empty lists; the web pages are fine.",
  difficulty: 1,
  hints: [
    "Programs ask below /api/. Which service answers there?",
    "Compare what systemd says about the services api and web.",
    "In the lab: systemctl status api; curl -i http://127.0.0.1/api/v1/status",
  ],
  reddens: withoutApi,
  roots: ["4-listens"],
  break: `systemctl stop $api`,
  fix: `systemctl restart $api`,
  teaches:
    "A program that gets a 502 often shows nothing. Check with curl yourself before you believe a display.",
};
