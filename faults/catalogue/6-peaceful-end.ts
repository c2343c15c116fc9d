import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 6,
  title: "the unit restarts only after a failure, and tmux exits with success",
  symptom:
    "The first page was gone this morning, and not for the first time. No alarm: the system that watches it reports that all went well, and did nothing.",
  difficulty: 4,
  hints: [
    "What should systemd do when the service ends? And which kind of end does it see here?",
    "Compare the unit's main process with the process that serves. Which exit code does each one end with?",
    "In the lab: systemctl show -p Restart,MainPID onepage; systemctl cat onepage; man systemd.service (the table at Restart=)",
  ],
  reddens: ["6-service-restarts"],
  roots: ["6-service-restarts"],
  break: `add_setting $onepage '[Service]' Restart=on-failure; systemctl daemon-reload`,
  fix: `drop_setting $onepage; systemctl daemon-reload`,
  teaches:
    "systemd watches the main process, which is tmux here: when the program in it dies, tmux exits with 0, a success. Restart=always restarts in every case.",
};
