import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 6,
  title: "systemd is configured not to restart the services",
  symptom:
    "It has run for months. But last year, when it crashed once, it stayed down until Monday. Is that better now?",
  difficulty: 2,
  hints: [
    "What does systemd do when a service's process dies?",
    "Compare Restart= of a service with Restart= of nginx.",
    "In the lab: systemctl show -p Restart onepage dynamic api web nginx",
  ],
  reddens: ["6-service-restarts"],
  roots: ["6-service-restarts"],
  break: `edit $units/onepage.$deploy 's/^Restart=always/Restart=no/'; restart onepage`,
  fix: `back $units/onepage.$deploy; restart onepage`,
  teaches: "The default of Restart= is 'no'. You do not notice it until the first crash, so check it before.",
};
