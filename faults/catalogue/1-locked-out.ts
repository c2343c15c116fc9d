import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 1,
  title: "the socket of the service's tmux was removed",
  symptom:
    "'attach onepage' says that there is no such session. But the page is there, and its program is in the process list as always.",
  difficulty: 3,
  hints: [
    "The terminal is still running. Which file do you need to find it?",
    "Compare this service's folder in /run with that of another service.",
    "In the lab: sudo ss -xlp | grep tmux; ls -l /run/onepage /run/dynamic",
  ],
  reddens: ["1-session"],
  roots: ["1-session"],
  break: `rm /run/onepage/tmux`,
  fix: `systemctl restart onepage`,
  teaches:
    "Programs find a socket through its file, but the socket goes on without the file. tmux creates the file again on the signal USR1, so you need no restart.",
};
