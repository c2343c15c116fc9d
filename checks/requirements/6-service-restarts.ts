import type { Requirement } from "../requirement.ts";
import { everyService } from "../services.ts";
import { judgeUnit } from "../units.ts";

export const requirement: Requirement = {
  task: 6,
  title: "systemd starts the processes on ports 5000 to 5003 again when they die",
  hint: "'Restart=' in the units: 'systemctl cat onepage' in the lab shows the first",
  check: (lab) =>
    everyService("Restart=always or on-failure", (port) =>
      judgeUnit(lab, port, "Restart", ["always", "on-failure"]),
    ),
};
