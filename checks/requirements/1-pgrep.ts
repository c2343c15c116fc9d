import type { Requirement } from "../collect/model.ts";
import { listeners, nothingListens, processes } from "../collect/parse/processes.ts";

/** Names of programs that run other programs: pgrep would find all of these too. */
const anybodys = /^(node|MainThread|deno|bun|python[\d.]*|ruby[\d.]*|perl|php[\d.]*|java|(ba|da|z)?sh)$/;

export const requirement: Requirement = {
  task: 1,
  title: "pgrep finds the processes on port 5000 by their own name",
  layer: "process",
  dependsOn: ["0-page"],
  hints: [
    "Check the name that the kernel has for each process: it can differ from the name of the file.",
    "Compare the names of the processes on port 5000 with all other names: which others would pgrep find too?",
    "sudo ss -ltnp 'sport = :5000'; ps -eo pid,comm",
  ],
  check: (lab) => {
    const pids = listeners(lab, 5000);
    // pgrep searches the kernel's process names, which are also the names in the snapshot.
    const named = (pid: number) => processes(lab).get(pid)?.name;
    return {
      holds: pids.length > 0 && pids.every((pid) => !anybodys.test(named(pid) ?? "sh")),
      expected: "a name that says what the program is: appserver, gunicorn, …",
      found:
        pids.map((pid) => `${pid} (${named(pid) ?? "a process that has just ended"})`).join(", ") ||
        nothingListens(5000),
    };
  },
};
