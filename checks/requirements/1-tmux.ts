import { lineage, listener, nobodyOn } from "../processes.ts";
import type { Requirement } from "../requirement.ts";

export const requirement: Requirement = {
  task: 1,
  title: "the process on port 5000 runs in a tmux session",
  hint: "in the lab, 'ps axf' shows who started it; tmux new-session -d '…' does",
  check: (lab) => {
    const process = listener(lab, 5000);
    const line = process === undefined ? [] : lineage(lab, process.pid);
    return {
      holds: line.some(({ name }) => name.startsWith("tmux")),
      expected: "tmux among the process's ancestors",
      found:
        process === undefined ? nobodyOn(5000) : line.map(({ name, pid }) => `${name} (${pid})`).join(" ← "),
    };
  },
};
