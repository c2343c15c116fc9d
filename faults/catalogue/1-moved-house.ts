import type { Fault } from "../engine/fault.ts";
import { withoutOnepage } from "../engine/requirement-groups.ts";

export const fault: Fault = {
  task: 1,
  title: "the service is configured to listen on an address that the machine does not have",
  symptom:
    "We moved the machine to another network. Since then there is no greeting, and the fans are louder than before.",
  difficulty: 3,
  hints: [
    "The service is started again and again. Its error log says why it exits.",
    "Compare the address in the unit with the machine's addresses.",
    "In the lab: sudo tail -n 3 /var/log/onepage/error.log; ip -brief address; systemctl cat onepage | grep bind",
  ],
  reddens: withoutOnepage,
  roots: ["0-listens"],
  break: `edit $units/onepage.service 's/--bind 0.0.0.0:/--bind 10.99.99.99:/'; fails_to_start onepage`,
  fix: `back $units/onepage.service; restart onepage`,
  teaches:
    "EADDRNOTAVAIL: a program can listen only on an address that the machine has. An address in a configuration file can become out of date.",
};
