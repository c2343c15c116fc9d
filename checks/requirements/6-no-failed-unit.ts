import type { Requirement } from "../collect/model.ts";
import { units } from "../collect/parse/units.ts";

export const requirement: Requirement = {
  task: 6,
  title: "no systemd unit has failed",
  layer: "units",
  dependsOn: ["0-listens", "2-nginx-listens", "3-listens", "4-listens", "5-listens"],
  hints: [
    "Check which units systemd could not start, and which ended with an error.",
    "Compare what the unit should do with its last log lines.",
    "systemctl --failed; systemctl list-units --failed --plain --no-legend | cut -d' ' -f1 | xargs -rn 1 journalctl -n 5 --no-pager -u",
  ],
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
