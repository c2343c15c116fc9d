import type { Requirement } from "../requirement.ts";
import { unitOn } from "../units.ts";

export const requirement: Requirement = {
  task: 6,
  title: "systemd starts the process on port 5000 again when it dies",
  hint: "'Restart=' in the unit: 'systemctl cat onepage' in the lab shows it",
  check: (lab) => {
    const unit = unitOn(lab, 5000);
    return {
      holds: typeof unit !== "string" && ["always", "on-failure"].includes(unit.Restart ?? ""),
      expected: "Restart=always or on-failure",
      found: typeof unit === "string" ? unit : `${unit.Id}: Restart=${unit.Restart}`,
    };
  },
};
