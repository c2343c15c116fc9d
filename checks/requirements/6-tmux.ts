import { lineage, listener, nobodyOn } from "../processes.ts";
import type { Requirement } from "../requirement.ts";
import { everyService } from "../services.ts";

export const requirement: Requirement = {
  task: 6,
  title: "the processes on ports 5000 to 5003 run in tmux sessions",
  hint: "in the lab, 'ps axf' shows who started them; ExecStart= in the units starts tmux new-session -d '…'",
  check: (lab) =>
    everyService("tmux among the process's ancestors", (port) => {
      const process = listener(lab, port);
      const line = process === undefined ? [] : lineage(lab, process.pid);
      return {
        holds: line.some(({ name }) => name.startsWith("tmux")),
        found: line.map(({ name, pid }) => `${name} (${pid})`).join(" ← ") || nobodyOn(port),
      };
    }),
};
