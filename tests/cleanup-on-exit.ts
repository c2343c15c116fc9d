/** For tests: what they started ends with them, also where the run is cut off. */
import type { ChildProcess } from "node:child_process";
import { constants } from "node:os";

const leaving = new Set<() => void>();
process.once("exit", () => {
  for (const leave of leaving) leave();
});
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.once(signal, () => process.exit(128 + constants.signals[signal]));
}

/**
 * Has something done at the end of this process at the latest.
 * @param leave is called once, and has no time to wait for anything.
 * @returns what does it now.
 */
export function atLast(leave: () => void): () => void {
  const now = () => {
    if (leaving.delete(now)) leave();
  };
  leaving.add(now);
  return now;
}

/** Has a program ended with this process, if it has not ended before. */
export function endWithUs<Child extends ChildProcess>(child: Child, by: NodeJS.Signals = "SIGTERM"): Child {
  const end = atLast(() => child.kill(by));
  child.once("exit", end);
  return child;
}
