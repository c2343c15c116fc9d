import type { Fault } from "../engine/fault.ts";
import { withoutOnepage, withoutPort80 } from "../engine/requirement-groups.ts";

export const fault: Fault = {
  task: 6,
  title: "neither the page nor Nginx starts at boot, and the lab was rebooted",
  symptom: "There was a power cut. The machine is running again, the site is not.",
  difficulty: 2,
  hints: [
    "What was running before the reboot, and what should have started it?",
    "Compare the units that are running with those that should be.",
    "In the lab: systemctl status onepage nginx; systemctl is-enabled onepage nginx",
  ],
  reddens: [...new Set([...withoutOnepage, ...withoutPort80]), "6-after-reboot"],
  // Two units that do not depend on each other were not started.
  roots: ["0-listens", "2-nginx-listens"],
  needs: "reboot",
  break: `systemctl disable --quiet $onepage nginx`,
  fix: `systemctl enable --quiet $onepage nginx; systemctl restart $onepage; systemctl start nginx`,
  teaches: "Only a reboot proves that everything comes back by itself. Do one while you are watching.",
};
