import type { Fault } from "../engine/fault.ts";
import { withoutOnepage } from "../engine/requirement-groups.ts";

export const fault: Fault = {
  task: 6,
  title: "the service may open only eighteen files at a time",
  symptom:
    "A consultant 'set sane limits' everywhere. The greeting did not come back afterwards; its log has not a word on it.",
  difficulty: 5,
  hints: [
    "The program dies before it can say anything. What keeps it from starting?",
    "Compare the limits of the units onepage and dynamic.",
    "In the lab: systemctl status onepage; systemctl show -p LimitNOFILE onepage dynamic; (ulimit -n 18; node -e 0)",
  ],
  reddens: withoutOnepage,
  break: `add_setting onepage '[Service]' LimitNOFILE=18; fails_to_start onepage`,
  fix: `drop_setting onepage; restart onepage`,
  teaches:
    "Each socket, pipe and log is a file descriptor; a runtime needs a dozen before its first line of code. /proc/PID/limits tells what a process got.",
};
