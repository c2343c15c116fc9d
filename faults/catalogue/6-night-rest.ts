import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 6,
  title: "a timer will stop the service of the first page",
  symptom:
    "In the morning the first page was gone, and nothing had crashed. A colleague had said good night and 'I saw to it that the machine gets some rest'.",
  difficulty: 4,
  hints: [
    "All is well now. Which programs will run later, without anybody who starts them?",
    "Compare the list of timers with what each of them starts.",
    "In the lab: systemctl list-timers; systemctl cat night-rest.service",
  ],
  reddens: ["6-keeps-running"],
  roots: ["6-keeps-running"],
  break: `systemd-run --quiet --unit night-rest --on-active 5h systemctl stop $web`,
  fix: `systemctl stop night-rest.timer 2>/dev/null || true`,
  teaches:
    "A service that runs is no promise that it will. Timers and jobs of cron act when nobody looks; 'systemctl list-timers' shows the next ones.",
};
