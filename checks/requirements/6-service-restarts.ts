import type { Requirement } from "../collect/model.ts";
import { everyService } from "../judge/every-service.ts";
import { judgeRestart } from "../judge/judge-unit.ts";

export const requirement: Requirement = {
  task: 6,
  title: "systemd restarts the processes on ports 5000 to 5003 when they die",
  layer: "units",
  dependsOn: ["6-service-enabled"],
  hints: [
    "Check what the units say about an unexpected exit.",
    "Compare them with a unit that systemd restarts, for example ssh.",
    "systemctl show -p Id,Restart,RemainAfterExit --type=service --state=running '*'",
  ],
  check: (lab) =>
    everyService("a unit that restarts after any kind of exit: Restart=always", (port) =>
      judgeRestart(lab, port),
    ),
};
