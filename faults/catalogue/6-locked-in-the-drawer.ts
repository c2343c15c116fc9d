import type { Fault } from "../engine/fault.ts";
import { withoutPort80 } from "../engine/requirement-groups.ts";

export const fault: Fault = {
  task: 6,
  title: "the unit nginx is masked",
  symptom: "The site is off, and every attempt to turn it on is answered with a strange word.",
  difficulty: 2,
  hints: [
    "What does systemd say when one tries?",
    "Compare the link of the unit with /dev/null.",
    "In the lab: sudo systemctl start nginx; systemctl status nginx; ls -l /etc/systemd/system/nginx.service",
  ],
  reddens: withoutPort80,
  break: `keep $site; systemctl mask --quiet --now nginx`,
  fix: `back_site`,
  teaches:
    "A masked unit is a link to /dev/null: nobody can start it, not even another unit. 'systemctl unmask' takes the link away.",
};
