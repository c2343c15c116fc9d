import type { Fault } from "../fault.ts";
import { withoutOnepage } from "../reach.ts";

export const fault: Fault = {
  task: 1,
  title: "the program tmux has another name on the disk",
  symptom:
    "After somebody tidied up the packages and restarted a thing or two, the greeting did not come back.",
  difficulty: 2,
  hints: [
    "systemd tries to start the service and cannot even begin.",
    "Compare the program in ExecStart= with what is on the disk.",
    "In the lab: systemctl status onepage; ls -l /usr/bin/tmux*",
  ],
  reddens: withoutOnepage,
  break: `mv /usr/bin/tmux /usr/bin/tmux.old; fails_to_start onepage`,
  fix: `[[ -e /usr/bin/tmux ]] || mv /usr/bin/tmux.old /usr/bin/tmux; rm -f /usr/bin/tmux.old; restart onepage`,
  teaches:
    "status=203/EXEC: the program of ExecStart= cannot be run. What runs already goes on without its file, until the next start.",
};
