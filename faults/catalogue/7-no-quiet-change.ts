import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 7,
  title: "the unit does not say how to reload the service",
  symptom:
    "Every release costs us a minute of downtime; our deployment tool says that there is no gentler way.",
  difficulty: 2,
  hints: [
    "What does systemd do on a reload? Only what the unit says.",
    "Compare CanReload of the four services.",
    "In the lab: systemctl show -p CanReload onepage dynamic api web; systemctl cat onepage | grep Reload",
  ],
  reddens: ["7-can-reload"],
  roots: ["7-can-reload"],
  break: `edit $units/onepage.$reload '/^ExecReload=/d'; systemctl daemon-reload`,
  fix: `back $units/onepage.$reload; systemctl daemon-reload`,
  teaches:
    "ExecReload= makes a reload possible; without it there is only stop and start, with downtime between them.",
};
