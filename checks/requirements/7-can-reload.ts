import type { Requirement } from "../collect/model.ts";
import { everyService } from "../judge/every-service.ts";
import { judgeUnit } from "../judge/judge-unit.ts";

export const requirement: Requirement = {
  task: 7,
  title: "the units of the processes on ports 5000 to 5003 can be reloaded",
  layer: "reload",
  dependsOn: ["6-service-enabled"],
  hints: [
    "Check what the units do when you ask for a reload.",
    "Compare them with a unit that supports reload, for example nginx.",
    "systemctl show -p Id,CanReload --type=service --state=running '*'",
  ],
  check: (lab) => everyService("CanReload=yes", (port) => judgeUnit(lab, port, "CanReload", ["yes"])),
};
