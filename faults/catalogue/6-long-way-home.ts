import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 6,
  title: "a queue of the kernel delays every packet on the loopback device",
  symptom:
    "Everything is right, and everything takes its time, even the login page of the machine itself. The network people measured their cables and found nothing.",
  difficulty: 5,
  hints: [
    "All services are equally slow. What do all their packets have in common?",
    "Compare the time of a ping to the machine itself with what you expect.",
    "In the lab: ping -c 3 127.0.0.1; tc qdisc show",
  ],
  reddens: ["6-network"],
  roots: ["6-network"],
  break: `tc qdisc replace dev lo root netem delay 20ms`,
  fix: `tc qdisc del dev lo root 2>/dev/null || true`,
  teaches:
    "The kernel can delay and drop packets by rule (tc, netem). Such a rule survives every restart of a service, and no log mentions it.",
};
