import type { Requirement } from "../collect/model.ts";
import { nothingListens, workers } from "../collect/parse/processes.ts";
import { everyService } from "../judge/every-service.ts";

export const requirement: Requirement = {
  task: 6,
  title: "three workers serve each of the ports 5000 to 5003",
  layer: "process",
  dependsOn: ["1-tmux", "3-answers", "4-answers", "5-answers"],
  hints: [
    "Count the processes that serve each port, below the master process that manages them.",
    "Compare the number on each port with the number in the task.",
    "ps axf -o pid,ppid,user,args",
  ],
  check: (lab) =>
    everyService("3 workers", (port) => {
      const { length } = workers(lab, port);
      return { holds: length === 3, found: length === 0 ? nothingListens(port) : `${length}` };
    }),
};
