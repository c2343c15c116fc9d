import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 6,
  title: "systemd stops the API each half hour",
  symptom: "Every thirty minutes a few programs that use the API fail. You can set your watch by it.",
  difficulty: 3,
  hints: [
    "The API is there again at once, so something starts it. What ended it?",
    "Compare the settings of its unit with those of another service.",
    "In the lab: systemctl show -p Id,RuntimeMaxUSec onepage api; systemctl cat api",
  ],
  reddens: ["6-keeps-running"],
  roots: ["6-keeps-running"],
  break: `add_setting $api '[Service]' 'RuntimeMaxSec=30min'; restart $api`,
  fix: `drop_setting $api; restart $api`,
  teaches:
    "RuntimeMaxSec= ends a service that has run so long, whether it is well or not; Restart= hides it. It is made for jobs that must come to an end.",
};
