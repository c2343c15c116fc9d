import { listener, nobodyOn, processes } from "../processes.ts";
import type { Requirement } from "../requirement.ts";

export const requirement: Requirement = {
  task: 1,
  title: "pgrep appserver finds the process on port 5000",
  hint: "in the lab, compare 'pgrep -l appserver' with 'sudo ss -ltnp': another program may have taken the port",
  check: (lab) => {
    const process = listener(lab, 5000);
    // pgrep looks for its word in the names as the kernel keeps them: those that the processes were read with.
    const found = [...processes(lab).values()]
      .filter(({ name }) => name.includes("appserver"))
      .map(({ pid }) => pid);
    return {
      holds: process !== undefined && found.includes(process.pid),
      expected: process === undefined ? "a process on port 5000" : `${process.pid} (${process.name})`,
      found: process === undefined ? nobodyOn(5000) : found.join(", ") || "no process of that name",
    };
  },
};
