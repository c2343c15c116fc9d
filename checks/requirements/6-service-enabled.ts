import type { Requirement } from "../collect/model.ts";
import { everyService } from "../judge/every-service.ts";
import { judgeBoot } from "../judge/judge-unit.ts";

export const requirement: Requirement = {
  task: 6,
  title: "the units of the processes on ports 5000 to 5003 start at boot",
  layer: "units",
  dependsOn: ["1-tmux", "3-listens", "4-listens", "5-listens"],
  hints: [
    "Find the units of the processes on these ports, and check whether they start at boot.",
    "Compare their states with that of ssh, which starts at every boot.",
    "systemctl list-unit-files --type=service --state=enabled,disabled --no-pager",
  ],
  check: (lab) =>
    everyService("a unit that is enabled, or that an enabled unit wants", (port) => judgeBoot(lab, port)),
};
