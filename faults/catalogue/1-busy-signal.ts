import type { Fault } from "../engine/fault.ts";
import { withoutOnepage } from "../engine/requirement-groups.ts";

export const fault: Fault = {
  task: 1,
  title: "another program has taken the service's port",
  symptom: "Instead of our greeting, everybody sees 'busy'. We have no such text anywhere.",
  difficulty: 3,
  hints: [
    "Something answers on port 5000. Is it our service?",
    "Compare the process that listens on port 5000 with what systemd says about the service onepage.",
    "In the lab: sudo ss -ltnp 'sport = :5000'; systemctl status onepage; sudo tail -n 3 /var/log/onepage/error.log",
  ],
  // Port 80 still forwards requests, so 2-proxied and 2-every-way pass.
  reddens: withoutOnepage.filter(
    (name) => !["0-listens", "0-answers", "2-every-way", "2-proxied"].includes(name),
  ),
  roots: ["0-page"],
  break: `systemctl stop $onepage
systemd-run --quiet --unit meter /usr/local/bin/node -e 'http.createServer((q, s) => { s.statusCode = 503; s.end("busy"); }).listen(5000)'
listens 5000`,
  fix: `systemctl stop meter 2>/dev/null || true; systemctl restart $onepage`,
  teaches:
    "The first program to listen on a port gets it. ss -ltnp names the process; its control group names the unit that starts it.",
};
