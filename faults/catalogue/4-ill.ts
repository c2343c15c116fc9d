import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 4,
  title: "the API reports a status other than OK",
  symptom: "The company's status page shows our API in red; every call that we try succeeds.",
  difficulty: 1,
  hints: [
    "What does a monitoring system ask for, and which word does it expect?",
    "Compare the body of /api/v1/status with the text in the task.",
    "In the lab: curl -s http://127.0.0.1:5002/api/v1/status; grep -n status: /srv/applab/app/api.ts",
  ],
  reddens: ["4-status", "4-status-on-80"],
  roots: ["4-status"],
  break: `edit $app/api.ts 's|status: "OK"|status: "poorly"|'; systemctl restart api`,
  fix: `back $app/api.ts; systemctl restart api`,
  teaches:
    "A status of 200 does not prove health: a monitoring system reads the body. The text in it is a contract.",
};
