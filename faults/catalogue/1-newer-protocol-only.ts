import type { Fault } from "../engine/fault.ts";
import { proxying } from "../engine/requirement-groups.ts";

export const fault: Fault = {
  task: 1,
  title: "the service listens only on the IPv6 loopback address",
  symptom:
    "Since somebody 'modernised' the network settings the greeting is gone, but its program is running.",
  difficulty: 3,
  hints: [
    "The program is running and listening. On which address?",
    "Compare the address family of port 5000 with the address in Nginx's upstream.",
    "In the lab: ss -ltn 'sport = :5000'; curl -g -i 'http://[::1]:5000/airbnb-onepage/'",
  ],
  reddens: [
    "0-answers",
    "0-page",
    "0-page-without-slash",
    "0-unknown-path",
    "1-from-host",
    "1-public-address",
    ...proxying,
    "6-access-log",
  ],
  roots: ["0-answers"],
  break: `edit $units/onepage.service 's/--bind 0.0.0.0:/--bind [::1]:/'; restart onepage`,
  fix: `back $units/onepage.service; restart onepage`,
  teaches:
    "127.0.0.1 and ::1 are two different addresses. A server that listens on one does not answer on the other.",
};
