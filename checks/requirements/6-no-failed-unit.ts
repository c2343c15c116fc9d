import { type Requirement, same } from "../requirement.ts";

export const requirement: Requirement = {
  task: 6,
  title: "no systemd unit has failed",
  hint: "in the lab, 'systemctl --failed' lists them and 'systemctl status' of one says why",
  check: (lab) => {
    const lines = lab.reading("failedUnits").out.toString().trim().split("\n");
    return same("none", lines.map((line) => line.trim().split(" ")[0]).join(", ") || "none");
  },
};
