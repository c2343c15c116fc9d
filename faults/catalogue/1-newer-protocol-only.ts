import type { Fault } from "../engine/fault.ts";
import { proxying } from "../engine/requirement-groups.ts";

export const fault: Fault = {
  task: 1,
  title: "the service listens on the loopback of IPv6 only",
  symptom:
    "Since somebody 'modernised' the network settings the greeting is gone, though its program is running.",
  difficulty: 3,
  hints: [
    "The program runs, and it listens. On what?",
    "Compare the address family of :5000 with the address that Nginx's upstream names.",
    "In the lab: ss -ltn 'sport = :5000'; curl -g -i 'http://[::1]:5000/airbnb-onepage/'",
  ],
  reddens: [
    "0-page",
    "0-page-without-slash",
    "0-unknown-path",
    "1-from-host",
    "1-public-address",
    ...proxying,
    "6-access-log",
  ],
  break: `edit $units/onepage.service 's/--bind 0.0.0.0:/--bind [::1]:/'; restart onepage`,
  fix: `back $units/onepage.service; restart onepage`,
  teaches:
    "127.0.0.1 and ::1 are two doors. A server on one of them is not there for who knocks at the other.",
};
