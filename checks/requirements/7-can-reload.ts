import type { Requirement } from "../requirement.ts";
import { everyService } from "../services.ts";
import { judgeUnit } from "../units.ts";

export const requirement: Requirement = {
  task: 7,
  title: "the units of the processes on ports 5000 to 5003 can be reloaded",
  hint: "'ExecReload=' in the units: 'systemctl cat onepage' in the lab shows the first; USR2 is the signal",
  check: (lab) => everyService("CanReload=yes", (port) => judgeUnit(lab, port, "CanReload", ["yes"])),
};
