import type { Requirement } from "../collect/model.ts";
import { isTmux, lineage, listener, nothingListens } from "../collect/parse/processes.ts";
import { everyService } from "../judge/every-service.ts";

export const requirement: Requirement = {
  task: 6,
  title: "the processes on ports 5000 to 5003 run in tmux sessions",
  layer: "process",
  dependsOn: ["1-tmux", "3-listens", "4-listens", "5-listens"],
  hints: [
    "Check what started each server: its parent process, and the parent of that.",
    "Compare the ancestors of the processes on the four ports.",
    "ps axf -o pid,user,args; sudo ss -ltnp",
  ],
  check: (lab) =>
    everyService("tmux among the process's ancestors", (port) => {
      const process = listener(lab, port);
      const line = process === undefined ? [] : lineage(lab, process.pid);
      return {
        holds: line.some(({ name }) => isTmux(name)),
        found: line.map(({ name, pid }) => `${name} (${pid})`).join(" ← ") || nothingListens(port),
      };
    }),
};
