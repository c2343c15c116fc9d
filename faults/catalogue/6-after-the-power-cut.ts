import type { Fault } from "../engine/fault.ts";
import { withoutOnepage, withoutPort80 } from "../engine/requirement-groups.ts";

export const fault: Fault = {
  task: 6,
  title: "neither the page nor Nginx is started at boot, and the lab was rebooted",
  symptom: "There was a power cut. The machine is up again, the site is not.",
  difficulty: 2,
  hints: [
    "What was running before the reboot, and who would have started it?",
    "Compare the units that run with the units that ought to.",
    "In the lab: systemctl status onepage nginx; systemctl is-enabled onepage nginx",
  ],
  reddens: [...new Set([...withoutOnepage, ...withoutPort80]), "6-after-reboot"],
  needs: "reboot",
  break: `systemctl disable --quiet onepage nginx`,
  fix: `systemctl enable --quiet onepage nginx; systemctl restart onepage; systemctl start nginx`,
  teaches: "A reboot is the only proof that everything comes back by itself. Make one while you are looking.",
};
