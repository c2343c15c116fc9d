import type { Requirement } from "../collect/model.ts";
import { isTmux, lineage, listener, nothingListens } from "../collect/parse/processes.ts";

export const requirement: Requirement = {
  task: 1,
  title: "the process on port 5000 runs in a tmux session",
  layer: "process",
  dependsOn: ["0-page"],
  hints: [
    "Check what started the server: its parent process, the parent of that, and so on up to the first process.",
    "Compare its ancestors with those of a program that you start in a tmux session yourself.",
    "ps axf -o pid,user,args",
  ],
  check: (lab) => {
    const process = listener(lab, 5000);
    const line = process === undefined ? [] : lineage(lab, process.pid);
    return {
      holds: line.some(({ name }) => isTmux(name)),
      expected: "tmux among the process's ancestors",
      found:
        process === undefined
          ? nothingListens(5000)
          : line.map(({ name, pid }) => `${name} (${pid})`).join(" ← "),
    };
  },
};
