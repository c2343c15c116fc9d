import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 7,
  title: "a reload ends the service and starts it again",
  symptom: "Whenever we bring out a new version, some visitors see an error for a few seconds.",
  difficulty: 3,
  hints: [
    "What happens to the process tree at a reload?",
    "Compare the id of the master before and after 'systemctl reload onepage'.",
    "In the lab: systemctl cat onepage | grep Reload; cat /run/onepage/pid; sudo systemctl reload onepage; cat /run/onepage/pid",
  ],
  reddens: ["7-reload"],
  needs: "reload",
  break: `edit $units/onepage.$reload '/^ExecReload=.*--check-config/d; s|^ExecReload=.*|ExecReload=/usr/bin/tmux -S /run/%N/tmux kill-server|'; systemctl daemon-reload`,
  fix: `back $units/onepage.$reload; restart onepage`,
  teaches:
    "A reload without loss: the new workers listen before the old ones go. Whoever ends first and starts then has a gap, however short.",
};
