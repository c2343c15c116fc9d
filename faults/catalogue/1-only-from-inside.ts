import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 1,
  title: "the service listens on loopback only",
  symptom:
    "A colleague's monitoring says that port 5000 is closed, yet logged in on the server itself she can fetch the greeting from it.",
  difficulty: 2,
  hints: [
    "A port is open on an address, not on a machine.",
    "Compare the addresses before :5000 and :5001 in the list of who listens.",
    "In the lab: ss -ltn; systemctl cat onepage | grep bind",
  ],
  reddens: ["1-from-host", "1-public-address"],
  break: `edit $units/onepage.service 's/--bind 0.0.0.0/--bind 127.0.0.1/'; restart onepage`,
  fix: `back $units/onepage.service; restart onepage`,
  teaches:
    "127.0.0.1 is reached from the machine itself only; 0.0.0.0 stands for all its addresses. ss -ltn tells which it is.",
};
