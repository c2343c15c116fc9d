/** Calls the check of each requirement with the facts, and decides which tasks are judged. */
import { LabUnreachable } from "../../core/lab-unreachable.ts";
import type { Lab, Requirement } from "../collect/model.ts";
import { RequirementUnmet } from "./unmet.ts";

/** The result of a requirement. */
export interface Judgement {
  requirement: Requirement;
  /** Undefined if it passes, a {@link RequirementUnmet} if it fails; anything else is an error in the check. */
  thrown: unknown;
  /** Why there was nothing to judge. */
  notApplicable?: string | undefined;
}

/** The results of a run. */
export interface Outcome {
  judgements: Judgement[];
  /** The tasks after the one in hand. */
  notBegun: number[];
}

/**
 * Judges the requirements. In an exercise lab the tasks after the first unsolved one are not begun, and are left out
 * unless they are named.
 * @param tasks undefined for all.
 * @throws {LabUnreachable} when there are none: an empty result must not look green.
 */
export function evaluate(requirements: Requirement[], lab: Lab, tasks: number[] | undefined): Outcome {
  const wanted = requirements.filter(
    ({ task, needs }) => (tasks?.includes(task) ?? true) && (needs === undefined || lab[needs] !== undefined),
  );
  if (wanted.length === 0) {
    throw new LabUnreachable(
      "LAB-417",
      `Task ${tasks?.join(", ")} has no requirements yet.`,
      `there are requirements for task ${[...new Set(requirements.map(({ task }) => task))].join(", ")}`,
      "choose one of these with --task, or omit it",
    );
  }
  const all = wanted.map((requirement) => ({ requirement, ...judge(requirement, lab) }));
  const exercise = tasks === undefined ? lab.exercise : undefined;
  const current = all.find(
    ({ requirement: { task }, thrown }) => exercise !== undefined && task >= exercise && thrown !== undefined,
  )?.requirement.task;
  const isBegun = (task: number) => current === undefined || task <= current;
  return {
    judgements: all.filter(({ requirement: { task } }) => isBegun(task)),
    notBegun: [...new Set(wanted.map(({ task }) => task))].filter((task) => !isBegun(task)),
  };
}

function judge(requirement: Requirement, lab: Lab): Omit<Judgement, "requirement"> {
  try {
    const verdict = requirement.check(lab);
    const { notApplicable } = verdict;
    return { thrown: verdict.holds ? undefined : new RequirementUnmet(verdict, requirement), notApplicable };
  } catch (error) {
    return { thrown: error ?? new Error("the check threw nothing") };
  }
}
