import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 6,
  title: "a service has no access log",
  symptom:
    "The police ask who fetched a certain page at noon, and for one part of the site we have nothing to show them.",
  difficulty: 2,
  hints: [
    "Each service writes down its own requests.",
    "Compare what 'systemctl cat' shows of the four services.",
    "In the lab: ls -l /var/log/onepage /var/log/dynamic; systemctl cat onepage | grep logfile",
  ],
  reddens: ["6-access-log"],
  break: `edit $units/onepage.$deploy 's|--access-logfile [^ ]*||'; restart onepage`,
  fix: `back $units/onepage.$deploy; restart onepage`,
  teaches: "What is not written down did not happen. A log is to be seen growing, not only to exist.",
};
