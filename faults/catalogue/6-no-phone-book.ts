import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 6,
  title: "the lab looks up no names",
  symptom:
    "All pages are there. Since somebody tidied up in /etc, no package can be installed: the archive's server is said not to exist.",
  difficulty: 3,
  hints: [
    "The network is there. What turns a server's name into an address?",
    "Compare what 'getent ahosts' and 'dig' say of the same name.",
    "In the lab: getent ahosts example.org; cat /etc/nsswitch.conf /etc/resolv.conf",
  ],
  reddens: ["6-names"],
  roots: ["6-names"],
  break: `keep /etc/nsswitch.conf; sed -i 's/^hosts:.*/hosts: files/' /etc/nsswitch.conf`,
  fix: `back /etc/nsswitch.conf`,
  teaches:
    "A program asks the C library for an address, and /etc/nsswitch.conf says where that looks. dig asks the name server itself, and sees nothing of it.",
};
