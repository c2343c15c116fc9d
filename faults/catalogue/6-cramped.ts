import type { Fault } from "../engine/fault.ts";
import { withoutOnepage } from "../engine/requirement-groups.ts";

export const fault: Fault = {
  task: 6,
  title: "the service may open only 18 files at a time",
  symptom:
    "A consultant 'set sane limits' everywhere. After that the greeting did not come back, and its log says nothing about it.",
  difficulty: 5,
  hints: [
    "The program exits before it can write to its log. What prevents its start?",
    "Compare the limits of the units onepage and dynamic.",
    "In the lab: systemctl status onepage; systemctl show -p LimitNOFILE onepage dynamic; (ulimit -n 18; node -e 0)",
  ],
  reddens: withoutOnepage,
  roots: ["0-listens"],
  // Without a limit of starts, as the project's own units: a learner's unit would else be in the state failed, too.
  break: `add_setting $onepage '[Unit]' StartLimitIntervalSec=0 '[Service]' LimitNOFILE=18; fails_to_start $onepage`,
  fix: `drop_setting $onepage; systemctl reset-failed $onepage; restart $onepage`,
  teaches:
    "Each socket, pipe and log file needs a file descriptor; Node needs a dozen before it runs your first line of code. /proc/PID/limits shows the limits of a process.",
};
