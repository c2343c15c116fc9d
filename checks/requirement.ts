import type { Lab } from "./lab.ts";

/** Whether a requirement holds, and the two sentences that say why. */
export interface Verdict {
  holds: boolean;
  expected: string;
  found: string;
  /** Why there is nothing to judge in this lab; then it counts neither as holding nor as failed. */
  notApplicable?: string;
}

/** Three tiers, each of which tells more; the last is a command for the lab's shell. */
export type Hints = [look: string, compare: string, command: string];

/** One observable fact that a task demands. */
export interface Requirement {
  /** The number of the task, 0 to 7. */
  task: number;
  /** The fact as one can observe it: "port 80 answers on the public address". */
  title: string;
  /** Where to look when it does not hold; what to compare; the command that shows it. */
  hints: Hints;
  /** The option without which the fact is not seen: what takes a reboot, a reload under requests, or a server of its own. */
  needs?: "bind" | "reboot" | "reload";
  check: (lab: Lab) => Verdict;
}

/** The verdict where the lab has not what the requirement is about. Nothing failed, and so it is not red. */
export const notApplicable = (why: string): Verdict => ({
  holds: true,
  expected: "",
  found: "",
  notApplicable: why,
});

/** The verdict of two texts that must be the same. */
export function same(expected: string, found: string): Verdict {
  return { holds: expected === found, expected, found };
}
