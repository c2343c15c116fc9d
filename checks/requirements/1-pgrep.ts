import { listeners, nobodyOn, processes } from "../processes.ts";
import type { Requirement } from "../requirement.ts";

export const requirement: Requirement = {
  task: 1,
  title: "pgrep appserver finds the processes on port 5000",
  hints: [
    "Look at the name by which the kernel knows the processes; it need not be the name of a file.",
    "Compare the processes that pgrep finds with those that hold port 5000: another program may have taken it.",
    "pgrep -l appserver; sudo ss -ltnp 'sport = :5000'",
  ],
  check: (lab) => {
    const pids = listeners(lab, 5000);
    // pgrep looks for its word in the names as the kernel keeps them: those that the processes were read with.
    const named = (pid: number) => processes(lab).get(pid)?.name ?? "a process that has just ended";
    return {
      holds: pids.length > 0 && pids.every((pid) => named(pid).includes("appserver")),
      expected: "appserver in the name of each",
      found: pids.map((pid) => `${pid} (${named(pid)})`).join(", ") || nobodyOn(5000),
    };
  },
};
