import type { Requirement } from "../collect/model.ts";
import { everyService } from "../judge/every-service.ts";

export const requirement: Requirement = {
  task: 6,
  title: "nothing is missing or wrong that the services and Nginx need for their next start",
  layer: "units",
  // What does not run is told there: this is about what runs.
  dependsOn: ["0-listens", "2-nginx-listens", "3-listens", "4-listens", "5-listens"],
  hints: [
    "Check what the next start needs: a running program keeps what it has read, also if the file is gone or has an error.",
    "Compare the paths, the user and the conditions in the unit with what is on the disk.",
    "systemctl show -p Id,ExecStart,User,WorkingDirectory,FragmentPath --type=service --state=running '*'; journalctl -b -p warning -n 20 --no-pager",
  ],
  check: (lab) => {
    const lacks = lab.reading("nextStart").out.toString();
    return everyService(
      "conditions that are met, and programs, folders, users, settings and sources that are there and without errors",
      (port) => {
        const texts = Array.from(lacks.matchAll(new RegExp(`^${port} (.+)$`, "gm")), ([, text]) => text);
        return {
          holds: texts.length === 0,
          found: `works now, but would not after a restart: ${texts.join(", ")}`,
        };
      },
      [5000, 5001, 5002, 5003, 80],
    );
  },
};
