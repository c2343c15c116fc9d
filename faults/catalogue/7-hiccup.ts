import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 7,
  title: "a reload stops the service and starts it again",
  symptom: "Whenever we release a new version, some visitors see an error for a few seconds.",
  difficulty: 3,
  hints: [
    "What happens to the processes during a reload?",
    "Compare the master's process id before and after 'systemctl reload onepage'.",
    "In the lab: systemctl cat onepage | grep Reload; cat /run/onepage/pid; sudo systemctl reload onepage; cat /run/onepage/pid",
  ],
  reddens: ["7-reload"],
  roots: ["7-reload"],
  needs: "reload",
  touches: [5000],
  break: `edit $units/onepage.$reload '/^ExecReload=.*--check-config/d; s|^ExecReload=.*|ExecReload=/usr/bin/tmux -S /run/%N/tmux kill-server|'; systemctl daemon-reload`,
  fix: `back $units/onepage.$reload; restart onepage`,
  teaches:
    "To lose no request, start the new workers before you stop the old ones. If you stop first and start then, there is a gap, however short.",
};
