import type { Requirement } from "../requirement.ts";
import { units } from "../units.ts";

export const requirement: Requirement = {
  task: 6,
  title: "no systemd unit has failed",
  hint: "in the lab, 'systemctl --failed' lists them and 'systemctl status' of one says why",
  check: (lab) => {
    const { code } = lab.reading("units");
    const failed = units(lab).flatMap(({ ActiveState, Id }) => (ActiveState === "failed" ? (Id ?? "?") : []));
    return {
      holds: code === 0 && failed.length === 0,
      expected: "none",
      found: code === 0 ? [...new Set(failed)].join(", ") || "none" : "systemd does not answer",
    };
  },
};
