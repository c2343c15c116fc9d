import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 6,
  title: "a service has no access log",
  symptom:
    "The police ask who opened a certain page at noon, and for one part of the site we have no records.",
  difficulty: 2,
  hints: [
    "Each service logs its own requests.",
    "Compare the output of 'systemctl cat' for the four services.",
    "In the lab: ls -l /var/log/onepage /var/log/dynamic; systemctl cat onepage | grep logfile",
  ],
  reddens: ["6-access-log"],
  roots: ["6-access-log"],
  break: `edit $units/onepage.$deploy 's|--access-logfile [^ ]*||'; restart onepage`,
  fix: `back $units/onepage.$deploy; restart onepage`,
  teaches: "You cannot investigate what was not logged. Check that a log grows, not only that it exists.",
};
