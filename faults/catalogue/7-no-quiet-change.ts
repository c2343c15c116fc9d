import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 7,
  title: "systemd is not told how to reload the service",
  symptom:
    "Bringing out anything new costs us a minute of outage, each time; our tool says that it cannot be done more gently.",
  difficulty: 2,
  hints: [
    "What does systemd do at a reload? Only what it was told.",
    "Compare CanReload of the four services.",
    "In the lab: systemctl show -p CanReload onepage dynamic api web; systemctl cat onepage | grep Reload",
  ],
  reddens: ["7-can-reload"],
  break: `edit $units/onepage.$reload '/^ExecReload=/d'; systemctl daemon-reload`,
  fix: `back $units/onepage.$reload; systemctl daemon-reload`,
  teaches:
    "ExecReload= is what makes a reload possible; without it there is only stop and start, and the time between.",
};
