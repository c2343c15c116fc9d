import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 6,
  title: "a unit has failed",
  symptom: "The pages are fine, but the login greets me with 'degraded' in our dashboard of machines.",
  difficulty: 1,
  hints: [
    "systemd keeps a list of what failed.",
    "Compare 'systemctl is-system-running' with its list.",
    "In the lab: systemctl --failed",
  ],
  reddens: ["6-no-failed-unit"],
  break: `systemd-run --quiet --unit backup false; until systemctl is-failed --quiet backup; do sleep 0.1; done`,
  fix: `systemctl reset-failed backup 2>/dev/null || true`,
  teaches:
    "'degraded' means: at least one unit has failed. Who never clears the list does not see the next one in it.",
};
