/** Calls the check of each requirement with the facts, finds the causes, and decides which tasks are judged. */
import { firstTaskOf, servicePorts } from "../../core/curriculum.ts";
import { LabUnreachable } from "../../core/lab-unreachable.ts";
import type { Lab, NamedRequirement } from "../collect/model.ts";
import { changesBehind } from "./changed-files.ts";
import { withErrorOfNginx } from "./error-of-nginx.ts";
import { blockers } from "./graph.ts";
import { RequirementUnmet } from "./unmet.ts";

/** The result of a requirement. */
export interface Judgement {
  requirement: NamedRequirement;
  /** Undefined if it passes, a {@link RequirementUnmet} if it fails or is blocked; anything else is an error in the check. */
  thrown: unknown;
  /** Why there was nothing to judge. */
  notApplicable?: string | undefined;
  /** Why the fact could not be observed. */
  notSeen?: string | undefined;
}

/** The results of a run. */
export interface Outcome {
  judgements: Judgement[];
  /** The tasks after the one in hand. */
  notBegun: number[];
}

/**
 * Judges the requirements. In an exercise lab the tasks after the first unsolved one are not begun, and are left out
 * unless they are named. A root failure of another task that blocks a requirement is always among the results: without it
 * a reader would not see the cause.
 * @param tasks undefined for all.
 * @param done the tasks that passed at an earlier run: these have begun, whatever fails before them now.
 * @throws {LabUnreachable} when there are none: an empty result must not look green.
 */
export function evaluate(
  requirements: NamedRequirement[],
  lab: Lab,
  tasks: number[] | undefined,
  done: number[] = [],
): Outcome {
  const all = judgeAll(
    requirements.filter(({ needs }) => needs === undefined || lab[needs] !== undefined),
    lab,
  );
  const wanted = all.filter(({ requirement: { task } }) => tasks?.includes(task) ?? true);
  if (wanted.length === 0) {
    throw new LabUnreachable(
      "LAB-417",
      `Task ${tasks?.join(", ")} has no requirements yet.`,
      `there are requirements for task ${[...new Set(requirements.map(({ task }) => task))].join(", ")}`,
      "choose one of these with --task, or omit it",
    );
  }
  const exercise = tasks === undefined ? lab.exercise : undefined;
  const current = wanted.find(
    ({ requirement: { task }, thrown }) => exercise !== undefined && task >= exercise && thrown !== undefined,
  )?.requirement.task;
  const isBegun = (task: number) => current === undefined || task <= Math.max(current, ...done);
  const judged = wanted.filter(({ requirement: { task } }) => isBegun(task));
  const causes = new Set(judged.flatMap(({ thrown }) => causesOf(thrown)));
  return {
    judgements: all.filter((each) => judged.includes(each) || causes.has(each.requirement)),
    notBegun: [...new Set(wanted.map(({ requirement: { task } }) => task))].filter((task) => !isBegun(task)),
  };
}

/** Whether the check itself failed: our bug, and nothing about the lab. */
export const hasCheckError = ({ thrown }: Judgement) =>
  thrown !== undefined && !(thrown instanceof RequirementUnmet);

/** The tasks of which every requirement passes. */
export function tasksThatPass({ judgements }: Outcome): number[] {
  const failed = judgements.filter(({ thrown }) => thrown !== undefined);
  const tasks = new Set(judgements.map(({ requirement }) => requirement.task));
  return [...tasks].filter((task) => !failed.some(({ requirement }) => requirement.task === task));
}

/** The ports whose task passes. */
export function portsThatPass(outcome: Outcome): number[] {
  const passing = tasksThatPass(outcome);
  return ([...servicePorts, 80] as const).filter((port) => passing.includes(firstTaskOf[port]));
}

const causesOf = (thrown: unknown) => (thrown instanceof RequirementUnmet ? thrown.blockedBy : []);

/** All results, each failure with the root failures that block it. */
function judgeAll(requirements: NamedRequirement[], lab: Lab): Judgement[] {
  const nodes = new Map(requirements.map((requirement) => [requirement.name, requirement]));
  const results = new Map(requirements.map((requirement) => [requirement.name, judge(requirement, lab)]));
  const fails = (name: string) => results.get(name)?.thrown instanceof RequirementUnmet;
  return requirements.map((requirement) => {
    const { thrown, ...apart } = results.get(requirement.name) as ReturnType<typeof judge>;
    if (!(thrown instanceof RequirementUnmet)) return { requirement, thrown, ...apart };
    const causes = blockers(requirement.name, nodes, fails).flatMap((name) => nodes.get(name) ?? []);
    const told =
      causes.length === 0 ? thrown.withChanges(changesBehind(requirement, lab)) : thrown.blocked(causes);
    return { requirement, thrown: told, ...apart };
  });
}

function judge(requirement: NamedRequirement, lab: Lab): Omit<Judgement, "requirement"> {
  try {
    const verdict = withErrorOfNginx(requirement.check(lab), requirement.layer, lab);
    const { notApplicable, notSeen } = verdict;
    const thrown = verdict.holds ? undefined : new RequirementUnmet(verdict, requirement);
    return { thrown, notApplicable, notSeen };
  } catch (error) {
    return { thrown: error ?? new Error("the check threw nothing") };
  }
}
