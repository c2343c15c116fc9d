import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 6,
  title: "a unit has failed",
  symptom: "The pages are fine, but our dashboard calls this machine 'degraded'.",
  difficulty: 1,
  hints: [
    "systemd keeps a list of failed units.",
    "Compare 'systemctl is-system-running' with that list.",
    "In the lab: systemctl --failed",
  ],
  reddens: ["6-no-failed-unit"],
  roots: ["6-no-failed-unit"],
  break: `systemd-run --quiet --unit backup false; until systemctl is-failed --quiet backup; do sleep 0.1; done`,
  fix: `systemctl reset-failed backup 2>/dev/null || true`,
  teaches:
    "'degraded' means that at least one unit has failed. If you never clear the list, you do not notice the next failure.",
};
