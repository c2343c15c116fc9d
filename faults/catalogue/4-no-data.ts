import type { Fault } from "../engine/fault.ts";
import { withoutApi } from "../engine/requirement-groups.ts";

export const fault: Fault = {
  task: 4,
  title: "the service api is stopped",
  symptom: "The mobile app shows empty lists; the web pages are fine.",
  difficulty: 1,
  hints: [
    "Programs ask below /api/. Who answers there?",
    "Compare what systemd says of the services api and web.",
    "In the lab: systemctl status api; curl -i http://127.0.0.1/api/v1/status",
  ],
  reddens: withoutApi,
  break: `systemctl stop api`,
  fix: `systemctl restart api`,
  teaches:
    "A program that gets 502 shows what it knows, often nothing. Ask yourself by curl before you believe a display.",
};
