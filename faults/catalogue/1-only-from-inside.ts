import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 1,
  title: "the service listens only on loopback",
  symptom:
    "A colleague's monitoring says that port 5000 is closed, but when she logs in to the server she can get the greeting from it.",
  difficulty: 2,
  hints: [
    "A port is open on an address, not on the whole machine.",
    "Compare the addresses before :5000 and :5001 in the list of listening ports.",
    "In the lab: ss -ltn; systemctl cat onepage | grep bind",
  ],
  reddens: ["1-from-host", "1-public-address"],
  roots: ["1-public-address"],
  break: `edit $units/onepage.service 's/--bind 0.0.0.0/--bind 127.0.0.1/'; restart onepage`,
  fix: `back $units/onepage.service; restart onepage`,
  teaches:
    "127.0.0.1 can be reached only from the machine itself; 0.0.0.0 means all its addresses. ss -ltn shows which one a server uses.",
};
