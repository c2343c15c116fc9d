import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 6,
  title: "the kernel keeps the first service's port for root",
  symptom:
    "Nothing fails. But the audit asks what would happen if one of the services were restarted, and says that it would not come back.",
  difficulty: 5,
  hints: [
    "A running program keeps the port that it has. What must the kernel allow when it is started again?",
    "Compare the user of the service with the ports that this user may listen on.",
    "In the lab: sysctl net.ipv4.ip_unprivileged_port_start; systemctl show -p User onepage",
  ],
  reddens: ["6-starts-again"],
  roots: ["6-starts-again"],
  break: `sysctl -qw net.ipv4.ip_unprivileged_port_start=5001`,
  fix: `sysctl -qw net.ipv4.ip_unprivileged_port_start=1024`,
  teaches:
    "Ports below net.ipv4.ip_unprivileged_port_start are for root: 1024 unless somebody changes it. That is asked only when a program begins to listen.",
};
