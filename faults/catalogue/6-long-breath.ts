import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 6,
  title: "systemd waits five minutes before it starts the service again",
  symptom:
    "When the page's program crashes, it comes back by itself, and every time we have lost five minutes of orders.",
  difficulty: 4,
  hints: [
    "How long does systemd wait before it starts a service again?",
    "Compare the pause of this unit with that of the others.",
    "In the lab: systemctl show -p Id,Restart,RestartUSec onepage web; systemctl cat onepage",
  ],
  reddens: ["6-service-restarts"],
  roots: ["6-service-restarts"],
  break: `add_setting $onepage '[Service]' RestartSec=5min; systemctl daemon-reload`,
  fix: `drop_setting $onepage; systemctl daemon-reload`,
  teaches:
    "Restart= says whether, RestartSec= says when. Measure how long your users wait, not whether somebody comes at last.",
};
