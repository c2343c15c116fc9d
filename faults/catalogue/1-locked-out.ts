import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 1,
  title: "the socket of the service's tmux has been removed",
  symptom:
    "'attach onepage' says that there is nothing of the kind. Yet the page is there, and its program is in the list, where it always was.",
  difficulty: 3,
  hints: [
    "The terminal still runs. By which file does one find it?",
    "Compare the folder of this service below /run with the folder of another one.",
    "In the lab: sudo ss -xlp | grep tmux; ls -l /run/onepage /run/dynamic",
  ],
  reddens: ["1-session"],
  break: `rm /run/onepage/tmux`,
  fix: `systemctl restart onepage`,
  teaches:
    "A socket is found by its file, and lives on without it. tmux makes it again when it gets USR1: nothing has to be restarted.",
};
