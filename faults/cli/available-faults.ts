/** Which faults `npm run break` may choose from in this lab; pick-fault.ts chooses one of them. */
import { Refused } from "../engine/command-refused.ts";
import type { NamedFault } from "../engine/fault.ts";

/** The task that must be solved before the lab can have the fault and show it. */
const taskOf = ({ task, reddens }: NamedFault) =>
  Math.max(task, Math.min(...reddens.map((name) => Number(name[0]))));

/**
 * The faults that a lab can have. An exercise lab has only those of the tasks that provisioning solved: a fault never
 * changes what the learner built.
 * @param exercise the first task that provisioning left unsolved; undefined if it solved all.
 * @param name the fault that is asked for, if one is.
 * @throws {Refused} when the named fault is not one of them, or there are none.
 */
export function availableFaults(
  faults: NamedFault[],
  exercise: number | undefined,
  name: string | undefined,
): NamedFault[] {
  if (exercise === undefined) return faults;
  const wanted = faults.find((fault) => fault.name === name);
  if (wanted !== undefined && taskOf(wanted) >= exercise) {
    throw new Refused(
      `The lab is not broken: ${wanted.name} needs the lab's own solution of task ${taskOf(wanted)}.`,
      `this lab is an exercise from task ${exercise} on, and a fault never changes your own work`,
      `npm run solve -- ${taskOf(wanted)}, or take a fault of a task before ${exercise}`,
    );
  }
  const can = faults.filter((fault) => taskOf(fault) < exercise);
  if (can.length > 0) return can;
  throw new Refused(
    "The lab is not broken: none of its tasks is solved.",
    `this lab is an exercise from task ${exercise} on`,
    "npm run solve -- 0, and then npm run break",
  );
}
