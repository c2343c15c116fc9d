import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 6,
  title: "a service has two workers",
  symptom: "When there are many visitors, the greeting is a third slower than before.",
  difficulty: 1,
  hints: [
    "How many processes serve port 5000?",
    "Compare the process trees of onepage and dynamic: count the workers.",
    "In the lab: ps axf | grep appserver; systemctl cat onepage | grep workers",
  ],
  reddens: ["6-workers"],
  roots: ["6-workers"],
  break: `edit $units/onepage.$deploy 's/--workers 3/--workers 2/'; restart onepage`,
  fix: `back $units/onepage.$deploy; restart onepage`,
  teaches:
    "Node runs JavaScript on one processor at a time: a service can use as many processors as it has workers.",
};
