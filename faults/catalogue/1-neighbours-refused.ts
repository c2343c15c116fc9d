import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 1,
  title: "systemd's packet filter lets only loopback reach the service",
  symptom:
    "Port 5000 keeps my browser waiting for ever. It is not refused, it just never answers; on the server itself all is well.",
  difficulty: 5,
  hints: [
    "A refusal comes at once, silence comes from a filter. Who filters here?",
    "Compare all the settings of the units onepage and dynamic, also those in drop-ins.",
    "In the lab: systemctl show -p IPAddressDeny,IPAddressAllow onepage dynamic; systemctl cat onepage",
  ],
  reddens: ["1-from-host", "1-public-address"],
  break: `add_setting onepage '[Service]' IPAddressDeny=any IPAddressAllow=localhost; restart onepage`,
  fix: `drop_setting onepage; restart onepage`,
  teaches:
    "ss shows a listening port, and still nothing comes through: then a filter drops it. There are more of them than iptables; systemd has one for each unit.",
};
