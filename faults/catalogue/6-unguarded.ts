import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 6,
  title: "systemd is told not to start the services again",
  symptom:
    "It ran for months. But last year, when it once died, it stayed dead until Monday; is that better now?",
  difficulty: 2,
  hints: [
    "What does systemd do when the process dies?",
    "Compare Restart= of a service with Restart= of nginx.",
    "In the lab: systemctl show -p Restart onepage dynamic api web nginx",
  ],
  reddens: ["6-service-restarts"],
  break: `edit $units/onepage.$deploy 's/^Restart=always/Restart=no/'; restart onepage`,
  fix: `back $units/onepage.$deploy; restart onepage`,
  teaches:
    "Restart= is 'no' unless somebody says otherwise. Nothing shows it until the first death: so it must be looked at before.",
};
