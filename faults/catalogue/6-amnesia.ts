import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 6,
  title: "the folder of a service's logs was removed under its feet",
  symptom: "Somebody 'freed some space'. All pages are there, but one program has kept no record since then.",
  difficulty: 4,
  hints: [
    "Where should the records be?",
    "Compare /var/log/onepage with /var/log/dynamic, and what happens to a new folder of that name.",
    "In the lab: ls -ld /var/log/onepage /var/log/dynamic; systemctl cat onepage | grep -E 'Logs|Protect'",
  ],
  reddens: ["6-access-log", "6-error-log"],
  break: `install -d $kept/var/log; cp -a /var/log/onepage $kept/var/log; rm -r /var/log/onepage`,
  fix: `[[ ! -d $kept/var/log/onepage ]] || cp -aT $kept/var/log/onepage /var/log/onepage; systemctl restart onepage`,
  teaches:
    "LogsDirectory= is made at the start, and in the service's sandbox only that one folder can be written: making it by hand is not enough, a restart is.",
};
