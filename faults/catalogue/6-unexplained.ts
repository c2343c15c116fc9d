import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 6,
  title: "a service has no error log",
  symptom: "A program crashed at night and came back, but left no message about the reason.",
  difficulty: 2,
  hints: [
    "Where does a service write its errors?",
    "Compare the log folders of onepage and dynamic.",
    "In the lab: ls -l /var/log/onepage /var/log/dynamic; systemctl cat onepage | grep logfile",
  ],
  reddens: ["6-error-log"],
  roots: ["6-error-log"],
  break: `edit $units/onepage.$deploy 's|--error-logfile [^ ]*||'
systemctl stop onepage; keep /var/log/onepage/error.log; rm -f /var/log/onepage/error.log; restart onepage`,
  fix: `back $units/onepage.$deploy; restart onepage`,
  teaches:
    "In a tmux session, stderr goes to a terminal that nobody reads, and its content is lost when the process ends. A file stays.",
};
