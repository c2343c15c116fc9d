import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 1,
  title: "systemd's packet filter lets only loopback reach the service",
  symptom:
    "Port 5000 never answers my browser. The connection is not refused, it just waits. On the server itself everything is fine.",
  difficulty: 5,
  hints: [
    "A refusal comes at once; silence usually comes from a packet filter. Which filter is active here?",
    "Compare all settings of the units onepage and dynamic, including drop-ins.",
    "In the lab: systemctl show -p IPAddressDeny,IPAddressAllow onepage dynamic; systemctl cat onepage",
  ],
  reddens: ["1-from-host", "1-public-address"],
  roots: ["1-public-address"],
  break: `add_setting $onepage '[Service]' IPAddressDeny=any IPAddressAllow=localhost; restart $onepage`,
  fix: `drop_setting $onepage; restart $onepage`,
  teaches:
    "If ss shows a listening port and no packet arrives, a filter drops it. iptables is not the only one: systemd has a filter for each unit.",
};
