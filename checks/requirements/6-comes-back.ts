import { servicePorts } from "../../core/curriculum.ts";
import { inWords, patience } from "../actions/kill.ts";
import type { Requirement } from "../collect/model.ts";
import { everyService } from "../judge/every-service.ts";

export const requirement: Requirement = {
  task: 6,
  title: "the services and Nginx answer again within 15 s after their processes are killed",
  layer: "units",
  dependsOn: [
    "3-parity-on-80",
    "4-status-on-80",
    "5-page",
    "6-nginx-restarts",
    "6-service-restarts",
    "6-starts-again",
    "6-workers",
  ],
  hints: [
    "Check what systemd did after the kill: did it start the unit again, did it give up, or did it see no failure at all?",
    "Compare the processes of the unit before and after you kill one of them.",
    "systemctl --failed; systemctl show -p Id,NRestarts,Result --type=service --state=running '*'; journalctl -b -p warning -n 20 --no-pager",
  ],
  needs: "kill",
  check: ({ kill }) =>
    everyService(
      `an answer as before, at most ${patience} s after a worker, the master and all its processes were killed`,
      (port) => {
        const killed = kill?.get(port) ?? { unit: "not killed", recoveries: [], complaint: "" };
        const { recoveries } = killed;
        return {
          holds: recoveries.length > 0 && recoveries.every(({ seconds }) => Number.isFinite(seconds)),
          found: inWords(killed),
        };
      },
      // To see whether a fault is repaired, only what it can touch is killed.
      kill?.size ? [...kill.keys()] : [...servicePorts, 80],
    ),
};
