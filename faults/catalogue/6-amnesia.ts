import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 6,
  title: "the folder of a service's logs was removed while the service was running",
  symptom:
    "Somebody 'freed some space'. All pages are there, but one program has kept no records since then.",
  difficulty: 4,
  hints: [
    "Where should the records be?",
    "Compare /var/log/onepage with /var/log/dynamic. What happens to a new folder with that name?",
    "In the lab: ls -ld /var/log/onepage /var/log/dynamic; systemctl cat onepage | grep -E 'Logs|Protect'",
  ],
  reddens: ["6-access-log", "6-error-log"],
  roots: ["6-access-log"],
  break: `install -d $kept/var/log; cp -a /var/log/onepage $kept/var/log; rm -r /var/log/onepage`,
  fix: `[[ ! -d $kept/var/log/onepage ]] || cp -aT $kept/var/log/onepage /var/log/onepage; systemctl restart onepage`,
  teaches:
    "systemd creates LogsDirectory= when the service starts, and the service's sandbox can write only there. Creating the folder by hand is not enough; restart the service.",
};
