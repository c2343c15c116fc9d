import type { Requirement } from "../requirement.ts";
import { unitOn } from "../units.ts";

export const requirement: Requirement = {
  task: 6,
  title: "the unit of the process on port 80 starts at boot",
  hint: "in the lab, 'systemctl is-enabled nginx'; 'sudo systemctl enable nginx' makes it so",
  check: (lab) => {
    const unit = unitOn(lab, 80);
    return {
      holds: typeof unit !== "string" && unit.UnitFileState === "enabled",
      expected: "a unit that is enabled",
      found:
        typeof unit === "string"
          ? unit
          : `${unit.Id}: ${unit.UnitFileState || "no unit that could be enabled"}`,
    };
  },
};
