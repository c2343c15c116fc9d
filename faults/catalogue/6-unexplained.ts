import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 6,
  title: "a service has no error log",
  symptom: "A program died at night, came back, and left no word about why.",
  difficulty: 2,
  hints: [
    "Where does a service write what it complains of?",
    "Compare the folders of the logs of onepage and dynamic.",
    "In the lab: ls -l /var/log/onepage /var/log/dynamic; systemctl cat onepage | grep logfile",
  ],
  reddens: ["6-error-log"],
  break: `edit $units/onepage.$deploy 's|--error-logfile [^ ]*||'
systemctl stop onepage; keep /var/log/onepage/error.log; rm -f /var/log/onepage/error.log; restart onepage`,
  fix: `back $units/onepage.$deploy; restart onepage`,
  teaches:
    "In a tmux session stderr goes to a terminal that nobody looks at and that is gone with the process. A file stays.",
};
