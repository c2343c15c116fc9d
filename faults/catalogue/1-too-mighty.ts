import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 1,
  title: "the user of the service may become root by sudo",
  symptom: "A security review says: whoever breaks into the greeting owns the whole machine.",
  difficulty: 2,
  hints: [
    "What may the user do under whom the service runs?",
    "Compare what sudo allows the user onepage with what it allows the user dynamic.",
    "In the lab: sudo -l -U onepage; sudo ls /etc/sudoers.d",
  ],
  reddens: ["1-no-sudo"],
  break: `echo 'onepage ALL=(ALL) NOPASSWD: ALL' >/etc/sudoers.d/onepage && chmod 440 /etc/sudoers.d/onepage`,
  fix: `rm -f /etc/sudoers.d/onepage`,
  teaches:
    "A service has a user of its own so that a hole in it opens nothing else. One line in sudoers undoes that.",
};
