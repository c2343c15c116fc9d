/** For tests: ends the processes that they started, also if the run is interrupted. */
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
 * Runs a function at the latest when this process ends.
 * @param leave is called once; it must be synchronous.
 * @returns a function that calls it now.
 */
export function atLast(leave: () => void): () => void {
  const now = () => {
    if (leaving.delete(now)) leave();
  };
  leaving.add(now);
  return now;
}

/** Ends a program when this process ends, unless it has ended before. */
export function endWithUs<Child extends ChildProcess>(child: Child, by: NodeJS.Signals = "SIGTERM"): Child {
  const end = atLast(() => child.kill(by));
  child.once("exit", end);
  return child;
}
