import type { Fault } from "../engine/fault.ts";
import { withoutPort80 } from "../engine/requirement-groups.ts";

export const fault: Fault = {
  task: 6,
  title: "the unit nginx is masked",
  symptom: "The site is off. Whenever we try to switch it on, we get a strange word as an answer.",
  difficulty: 2,
  hints: [
    "What does systemd say when you try to start it?",
    "Compare the link of the unit with /dev/null.",
    "In the lab: sudo systemctl start nginx; systemctl status nginx; ls -l /etc/systemd/system/nginx.service",
  ],
  reddens: withoutPort80,
  roots: ["2-nginx-listens"],
  break: `keep $site; systemctl mask --quiet --now nginx`,
  fix: `back_site`,
  teaches:
    "A masked unit is a link to /dev/null: nothing can start it, not even another unit. 'systemctl unmask' removes the link.",
};
