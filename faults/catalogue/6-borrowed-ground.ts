import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 6,
  title: "a condition of the unit is not met any more, and the running service does not notice",
  symptom:
    "The page has run for weeks. Yesterday somebody cleaned up old files, and since then nobody dares to restart anything.",
  difficulty: 4,
  hints: [
    "Under which conditions does the init system start the service at all?",
    "Compare the conditions in the unit with what is on the disk now.",
    "In the lab: systemctl cat onepage; systemd-analyze condition --unit=onepage.service",
  ],
  reddens: ["6-starts-again"],
  roots: ["6-starts-again"],
  break: `add_setting $onepage '[Unit]' ConditionPathExists=/opt/greeting/enabled; systemctl daemon-reload`,
  fix: `drop_setting $onepage; systemctl daemon-reload`,
  teaches:
    "systemd looks at Condition\u2026= only when it starts a unit. What is not met then is skipped without an error.",
};
