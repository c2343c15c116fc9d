import type { Requirement } from "../requirement.ts";

export const requirement: Requirement = {
  task: 6,
  title: "no systemd unit has failed",
  hint: "in the lab, 'systemctl --failed' lists them and 'systemctl status' of one says why",
  check: (lab) => {
    const { code, out } = lab.reading("failedUnits");
    const units = Array.from(out.toString().matchAll(/^\s*(\S+)/gm), ([, unit]) => unit);
    return {
      holds: code === 0 && units.length === 0,
      expected: "none",
      found: code === 0 ? units.join(", ") || "none" : "systemd does not answer",
    };
  },
};
