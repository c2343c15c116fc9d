import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 4,
  title: "the API is not well",
  symptom: "The status page of the company is red for our interface; every single call we try succeeds.",
  difficulty: 1,
  hints: [
    "What does a monitor ask, and which word does it wait for?",
    "Compare the body of /api/v1/status with what the task demands.",
    "In the lab: curl -s http://127.0.0.1:5002/api/v1/status; grep -n status: /srv/applab/app/api.ts",
  ],
  reddens: ["4-status", "4-status-on-80"],
  break: `edit $app/api.ts 's|status: "OK"|status: "poorly"|'; systemctl restart api`,
  fix: `back $app/api.ts; systemctl restart api`,
  teaches: "200 is not yet health: a monitor reads the body. What it reads is a contract.",
};
