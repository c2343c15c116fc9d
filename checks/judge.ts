import type { Lab } from "./lab.ts";
import { Red } from "./red.ts";
import type { Requirement } from "./requirement.ts";
import { LabUnreachable } from "./unreachable.ts";

/**
 * The requirements that a run judges.
 * @param tasks undefined for all.
 * @throws {LabUnreachable} when there are none: nothing to judge is not green.
 */
export function chosen(requirements: Requirement[], lab: Lab, tasks: number[] | undefined): Requirement[] {
  const wanted = requirements.filter(
    ({ task, needs }) => (tasks?.includes(task) ?? true) && (needs === undefined || lab[needs] !== undefined),
  );
  if (wanted.length > 0) return wanted;
  throw new LabUnreachable(
    `Task ${tasks?.join(", ")} has no requirements yet.`,
    `there are some of task ${[...new Set(requirements.map(({ task }) => task))].join(", ")}`,
    "choose one of these with --task, or leave it out",
  );
}

/**
 * Judges one requirement.
 * @throws {Red} when it does not hold; anything else that is thrown is the check's own failure.
 */
export function judge(requirement: Requirement, lab: Lab): void {
  const verdict = requirement.check(lab);
  if (!verdict.holds) throw new Red(verdict, requirement.hint);
}
