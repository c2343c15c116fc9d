import type { Requirement } from "../collect/model.ts";
import { units } from "../collect/parse/units.ts";
import { startedAgainAndAgain } from "../judge/rhythm.ts";

export const requirement: Requirement = {
  task: 6,
  title: "no systemd unit has failed or is started again and again",
  layer: "units",
  dependsOn: ["0-listens", "2-nginx-listens", "3-listens", "4-listens", "5-listens"],
  hints: [
    "Check which units systemd could not start, which ended with an error, and which program starts them: cron, a timer, a script.",
    "Compare what the unit should do with its last log lines.",
    "systemctl --failed; systemctl list-timers; grep -r systemctl /etc/cron*; systemctl list-units --failed --plain --no-legend | cut -d' ' -f1 | xargs -rn 1 journalctl -n 5 --no-pager -u",
  ],
  check: (lab) => {
    const { code } = lab.reading("units");
    const failed = units(lab).flatMap(({ ActiveState, Id }) => (ActiveState === "failed" ? (Id ?? "?") : []));
    const wrong = [...new Set(failed), ...startedAgainAndAgain(lab)];
    return {
      holds: code === 0 && wrong.length === 0,
      expected: "none",
      found: code === 0 ? wrong.join(", ") || "none" : "systemd does not answer",
    };
  },
};
