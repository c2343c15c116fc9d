import type { Fault } from "../engine/fault.ts";
import { everyService } from "../engine/requirement-groups.ts";

export const fault: Fault = {
  task: 1,
  title: "the service was started by hand as root, outside tmux",
  symptom:
    "'I got it running again last night', says the intern. The pages are there, but the auditor is not happy.",
  difficulty: 3,
  hints: [
    "The right program answers on port 5000. But what started it, and as which user?",
    "Compare the ancestors and the user of the process on port 5000 with those of the process on port 5001.",
    "In the lab: sudo ss -ltnp 'sport = :5000'; ps axfo user,pid,args; systemctl status onepage",
  ],
  reddens: ["1-no-sudo", "1-session", "1-tmux", "1-unprivileged", ...everyService],
  // Two facts of one start by hand: it is outside tmux, and it is root. Neither follows from the other.
  roots: ["1-tmux", "1-unprivileged"],
  break: `systemctl stop onepage
systemd-run --quiet --unit by-hand --working-directory /srv/applab /usr/local/bin/node app/appserver.ts --bind 0.0.0.0:5000 app/onepage.ts
listens 5000`,
  fix: `systemctl stop by-hand 2>/dev/null || true; systemctl restart onepage`,
  teaches:
    "A program that you start by hand has your rights, has no log, and is gone after the next reboot. A unit starts it the same way every time.",
};
