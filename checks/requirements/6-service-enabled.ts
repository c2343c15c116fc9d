import type { Requirement } from "../requirement.ts";
import { everyService } from "../services.ts";
import { judgeUnit } from "../units.ts";

export const requirement: Requirement = {
  task: 6,
  title: "the units of the processes on ports 5000 to 5003 start at boot",
  hint: "in the lab, 'systemctl is-enabled onepage dynamic api web'; 'sudo systemctl enable …' makes it so",
  check: (lab) =>
    everyService("a unit that is enabled", (port) => judgeUnit(lab, port, "UnitFileState", ["enabled"])),
};
