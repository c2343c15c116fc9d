import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 1,
  title: "systemd starts the service itself, without tmux",
  symptom:
    "My tutor wants to watch the program's terminal, but 'attach onepage' finds nothing. The page is there.",
  difficulty: 2,
  hints: [
    "What is the parent of the process on port 5000?",
    "Compare the process trees of onepage and dynamic.",
    "In the lab: ps axf; systemctl cat onepage",
  ],
  reddens: ["1-session", "1-tmux", "6-tmux"],
  roots: ["1-tmux"],
  break: `add_setting onepage '[Service]' Type=exec ExecStart= 'ExecStart=/usr/local/bin/node app/appserver.ts --bind 0.0.0.0:5000 --workers 3 --pid /run/%N/pid --access-logfile /var/log/%N/access.log --error-logfile /var/log/%N/error.log app/%N.ts'
restart onepage`,
  fix: `drop_setting onepage; restart onepage`,
  teaches:
    "A drop-in can replace ExecStart=: an empty ExecStart= removes the lines before it. 'systemctl cat' shows all files of a unit in order.",
};
