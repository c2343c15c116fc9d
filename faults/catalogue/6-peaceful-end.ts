import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 6,
  title: "the unit comes back only after a failure, and tmux ends without one",
  symptom:
    "The first page was away this morning, and it was not the first time. Nothing complains: whoever watches over it says that all went as it should, and left it at that.",
  difficulty: 4,
  hints: [
    "What is systemd to do when the service ends? And what does it take for an end that needs it?",
    "Compare the main process of the unit with the process that serves. With which exit code does each end?",
    "In the lab: systemctl show -p Restart,MainPID onepage; systemctl cat onepage; man systemd.service, the table at Restart=",
  ],
  reddens: ["6-service-restarts"],
  break: `add_setting onepage '[Service]' Restart=on-failure; systemctl daemon-reload`,
  fix: `drop_setting onepage; systemctl daemon-reload`,
  teaches:
    "systemd watches the main process, and that is tmux: when its program dies it ends with 0, which is a success. Restart=always asks for no reason.",
};
