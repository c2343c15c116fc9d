import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 6,
  title: "systemd starts the service once in an hour, and then gives up",
  symptom: "The page came back after its first crash this morning. After the second one it stayed away.",
  difficulty: 4,
  hints: [
    "How often may a unit be started before systemd gives up?",
    "Compare the limit of this unit with that of the others.",
    "In the lab: systemctl show -p Id,StartLimitBurst,StartLimitIntervalUSec onepage web; systemctl cat onepage",
  ],
  reddens: ["6-service-restarts"],
  roots: ["6-service-restarts"],
  break: `add_setting $onepage '[Unit]' StartLimitIntervalSec=1h StartLimitBurst=1; systemctl daemon-reload`,
  fix: `drop_setting $onepage; systemctl daemon-reload; systemctl reset-failed $onepage; systemctl start $onepage`,
  teaches:
    "systemd counts starts. A limit that is too small turns the second crash into an outage: 'systemctl reset-failed' clears the count.",
};
