import type { Requirement } from "../collect/model.ts";
import { everyService } from "../judge/every-service.ts";
import { judgeRestart } from "../judge/judge-unit.ts";

export const requirement: Requirement = {
  task: 6,
  title: "systemd starts the processes on ports 5000 to 5003 again when they die",
  hints: [
    "Look at what the units say of an end that nobody asked for.",
    "Compare them with a unit that comes back: ssh's, for one.",
    "systemctl show -p Id,Restart,RemainAfterExit --type=service --state=running '*'",
  ],
  check: (lab) =>
    everyService("a unit that comes back, however it ends: Restart=always", (port) =>
      judgeRestart(lab, port),
    ),
};
