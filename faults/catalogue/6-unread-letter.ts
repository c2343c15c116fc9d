import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 6,
  title: "a unit file was changed, and systemd has not read it",
  symptom:
    "We changed a setting, and all is as before. A colleague restarted the service at night, and nothing was as before.",
  difficulty: 3,
  hints: [
    "Does systemd know the unit as it is on the disk?",
    "Compare the unit file with what 'systemctl show' says.",
    "In the lab: systemctl show -p NeedDaemonReload onepage web; systemctl cat onepage 2>&1 >/dev/null | head -n 2",
  ],
  reddens: ["6-loaded"],
  roots: ["6-loaded"],
  break: `add_setting $onepage '[Service]' 'Environment=GREETING=later'`,
  fix: `drop_setting $onepage; systemctl daemon-reload`,
  teaches:
    "systemd reads units when it is told to: 'systemctl daemon-reload' after each change, then restart. Until then the disk and the memory differ.",
};
