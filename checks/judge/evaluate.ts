/** Calls the check of each requirement with the facts, and decides which tasks are judged. */
import { LabUnreachable } from "../../core/lab-unreachable.ts";
import type { Lab, Requirement } from "../collect/model.ts";
import { RequirementUnmet } from "./unmet.ts";

/** What became of a requirement. */
export interface Judgement {
  requirement: Requirement;
  /** Undefined where it holds, a {@link RequirementUnmet} where it does not; anything else is the check's own failure. */
  thrown: unknown;
  /** Why there was nothing to judge. */
  notApplicable?: string | undefined;
}

/** What became of all that was to be judged. */
export interface Outcome {
  judgements: Judgement[];
  /** The tasks that wait for the one in hand. */
  notBegun: number[];
}

/**
 * Judges the requirements. In an exercise lab the first task that is not done ends what is judged: what comes behind
 * it is not begun, unless it is asked for.
 * @param tasks undefined for all.
 * @throws {LabUnreachable} when there are none: nothing to judge is not green.
 */
export function evaluate(requirements: Requirement[], lab: Lab, tasks: number[] | undefined): Outcome {
  const wanted = requirements.filter(
    ({ task, needs }) => (tasks?.includes(task) ?? true) && (needs === undefined || lab[needs] !== undefined),
  );
  if (wanted.length === 0) {
    throw new LabUnreachable(
      "LAB-417",
      `Task ${tasks?.join(", ")} has no requirements yet.`,
      `there are some of task ${[...new Set(requirements.map(({ task }) => task))].join(", ")}`,
      "choose one of these with --task, or leave it out",
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
