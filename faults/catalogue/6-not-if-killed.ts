import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 6,
  title: "systemd does not start the service again after some of its ends",
  symptom:
    "The page came back after every crash, until the machine once ran out of memory. Since then it stays away whenever that happens.",
  difficulty: 5,
  hints: [
    "In which cases does systemd start the service again?",
    "Compare what the unit says about its exits with the unit of another service.",
    "In the lab: systemctl show -p Id,Restart,RestartPreventExitStatus onepage web; systemctl cat onepage",
  ],
  reddens: ["6-service-restarts"],
  roots: ["6-service-restarts"],
  break: `add_setting $onepage '[Service]' RestartPreventExitStatus=SIGKILL; systemctl daemon-reload`,
  fix: `drop_setting $onepage; systemctl daemon-reload`,
  teaches:
    "Restart=always has exceptions if the unit names some. A kill by the kernel is a SIGKILL, and looks like any other.",
};
