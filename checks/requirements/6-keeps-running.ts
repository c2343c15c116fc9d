import type { Lab, Requirement } from "../collect/model.ts";
import { unitOn } from "../collect/parse/units.ts";
import { everyService } from "../judge/every-service.ts";

export const requirement: Requirement = {
  task: 6,
  title: "nothing is set to stop the services or Nginx later",
  layer: "units",
  // What does not run is told there: this is about what runs.
  dependsOn: ["0-listens", "2-nginx-listens", "3-listens", "4-listens", "5-listens"],
  hints: [
    "Check what will happen without you: timers, jobs of cron and at, units that start at boot, a limit of time in the unit.",
    "Compare what these run with the names of the services that must go on running.",
    "systemctl list-timers --all; sudo grep -rn stop /etc/cron* /var/spool/cron; systemctl show -p Id,RuntimeMaxUSec,ConflictedBy --type=service --state=running '*'",
  ],
  check: (lab) => {
    const said = lab.reading("stops").out.toString();
    return everyService(
      "no timer, job, limit of time or conflicting unit that stops it",
      (port) => {
        const stops = Array.from(said.matchAll(new RegExp(`^${port} (.+)$`, "gm")), ([, text = ""]) => text);
        const all = [...stops, ...limitOfTime(lab, port)];
        return { holds: all.length === 0, found: `runs now, but will be stopped: ${all.join(", ")}` };
      },
      [5000, 5001, 5002, 5003, 80],
    );
  },
};

/** How long systemd lets the unit on a port run, if it has a limit. */
function limitOfTime(lab: Lab, port: number): string[] {
  const unit = unitOn(lab, port);
  const limit = typeof unit === "string" ? undefined : unit.RuntimeMaxUSec;
  return limit === undefined || limit === "infinity" ? [] : [`${limit} after each start (RuntimeMaxSec)`];
}
