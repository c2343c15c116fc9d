import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 6,
  title: "the service api runs as root",
  symptom:
    "A security scan says: 'one of your programs has more rights than it needs'. Everything works as always.",
  difficulty: 2,
  hints: [
    "As which user does each service run?",
    "Compare the users of the processes on ports 5000 to 5003.",
    "In the lab: ps -o user,args -p $(pgrep -d, appserver); systemctl show -p User onepage dynamic api web",
  ],
  reddens: ["6-unprivileged"],
  roots: ["6-unprivileged"],
  break: `add_setting $api '[Service]' User=root; restart $api`,
  fix: `drop_setting $api; restart $api`,
  teaches:
    "User= is one line in a drop-in, and the last one wins. ps shows the real user; the unit's main file may not.",
};
