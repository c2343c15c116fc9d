import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 1,
  title: "the service's user can become root with sudo",
  symptom:
    "A security review says: anybody who breaks into the greeting's program controls the whole machine.",
  difficulty: 2,
  hints: [
    "The service runs as its own user. What may that user do?",
    "Compare what sudo allows the user of the service and the user 'nobody' to do.",
    "In the lab: sudo -l -U $(systemctl show -p User --value onepage); sudo ls /etc/sudoers.d",
  ],
  reddens: ["1-no-sudo"],
  roots: ["1-no-sudo"],
  break: `user=$(systemctl show --property User --value $onepage)
echo "$user ALL=(ALL) NOPASSWD: ALL" >/etc/sudoers.d/greeting && chmod 440 /etc/sudoers.d/greeting`,
  fix: `rm -f /etc/sudoers.d/greeting`,
  teaches:
    "A service has its own user so that a security hole in it opens nothing else. One line in sudoers removes this protection.",
};
