import type { Requirement } from "../collect/model.ts";
import { listeners, nobodyOn, processes } from "../collect/parse/processes.ts";

/** Names of programs that run other programs: pgrep would find all of these, too. */
const anybodys = /^(node|MainThread|deno|bun|python[\d.]*|ruby[\d.]*|perl|php[\d.]*|java|(ba|da|z)?sh)$/;

export const requirement: Requirement = {
  task: 1,
  title: "pgrep finds the processes on port 5000 by a name of their own",
  hints: [
    "Look at the name by which the kernel knows the processes; it need not be the name of a file.",
    "Compare the names of the processes that hold port 5000 with those of all that run: which would pgrep find, too?",
    "sudo ss -ltnp 'sport = :5000'; ps -eo pid,comm",
  ],
  check: (lab) => {
    const pids = listeners(lab, 5000);
    // pgrep looks for its word in the names as the kernel keeps them: those that the processes were read with.
    const named = (pid: number) => processes(lab).get(pid)?.name;
    return {
      holds: pids.length > 0 && pids.every((pid) => !anybodys.test(named(pid) ?? "sh")),
      expected: "a name that says what it is: appserver, gunicorn, …",
      found:
        pids.map((pid) => `${pid} (${named(pid) ?? "a process that has just ended"})`).join(", ") ||
        nobodyOn(5000),
    };
  },
};
