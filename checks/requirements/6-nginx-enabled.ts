import type { Requirement } from "../requirement.ts";
import { judgeUnit } from "../units.ts";

export const requirement: Requirement = {
  task: 6,
  title: "the unit of the process on port 80 starts at boot",
  hint: "in the lab, 'systemctl is-enabled nginx'; 'sudo systemctl enable nginx' makes it so",
  check: (lab) => ({
    expected: "a unit that is enabled",
    ...judgeUnit(lab, 80, "UnitFileState", ["enabled"]),
  }),
};
