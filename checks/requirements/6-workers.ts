import type { Requirement } from "../collect/model.ts";
import { nobodyOn, workers } from "../collect/parse/processes.ts";
import { everyService } from "../judge/every-service.ts";

export const requirement: Requirement = {
  task: 6,
  title: "three workers serve each of the ports 5000 to 5003",
  hints: [
    "Look at how many processes serve each port, below the one that looks after them.",
    "Compare their number on each port with the number that the task demands.",
    "ps axf -o pid,ppid,user,args",
  ],
  check: (lab) =>
    everyService("3 workers", (port) => {
      const { length } = workers(lab, port);
      return { holds: length === 3, found: length === 0 ? nobodyOn(port) : `${length}` };
    }),
};
