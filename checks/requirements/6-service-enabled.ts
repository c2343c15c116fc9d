import type { Requirement } from "../collect/model.ts";
import { everyService } from "../judge/every-service.ts";
import { judgeBoot } from "../judge/judge-unit.ts";

export const requirement: Requirement = {
  task: 6,
  title: "the units of the processes on ports 5000 to 5003 start at boot",
  hints: [
    "Look at which units hold the processes on these ports, and whether a boot starts those units.",
    "Compare their states with that of ssh, which is there after every boot.",
    "systemctl list-unit-files --type=service --state=enabled,disabled --no-pager",
  ],
  check: (lab) =>
    everyService("a unit that is enabled, or that one wants which is", (port) => judgeBoot(lab, port)),
};
