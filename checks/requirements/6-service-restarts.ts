import type { Requirement } from "../requirement.ts";
import { everyService } from "../services.ts";
import { judgeUnit } from "../units.ts";

export const requirement: Requirement = {
  task: 6,
  title: "systemd starts the processes on ports 5000 to 5003 again when they die",
  hints: [
    "Look at what the units say of an end that nobody asked for.",
    "Compare them with a unit that comes back: ssh's, for one.",
    "systemctl show -p Id,Restart --type=service --state=running '*'",
  ],
  check: (lab) =>
    everyService("Restart=always or on-failure", (port) =>
      judgeUnit(lab, port, "Restart", ["always", "on-failure"]),
    ),
};
