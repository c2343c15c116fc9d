/** Which faults `npm run break` may choose from in this lab; pick-fault.ts chooses one of them. */
import { Refused } from "../engine/command-refused.ts";
import type { Named } from "../engine/fault.ts";

/** The task that must be done before a fault can be there and be seen. */
const taskOf = ({ task, reddens }: Named) =>
  Math.max(task, Math.min(...reddens.map((name) => Number(name[0]))));

/**
 * The faults that a lab can have. One that was made before a task has only what provisioning did of the tasks before:
 * what a learner built since then is not a fault's to change.
 * @param exercise that task; undefined where all of them were solved.
 * @param name the fault that is asked for, if one is.
 * @throws {Refused} when it is none of these, or there are none.
 */
export function availableFaults(
  faults: Named[],
  exercise: number | undefined,
  name: string | undefined,
): Named[] {
  if (exercise === undefined) return faults;
  const wanted = faults.find((fault) => fault.name === name);
  if (wanted !== undefined && taskOf(wanted) >= exercise) {
    throw new Refused(
      `The lab is not broken: ${wanted.name} needs the lab's own solution of task ${taskOf(wanted)}.`,
      `this lab was made as it is before task ${exercise}, and what you built yourself is not a fault's to change`,
      `npm run solve -- ${taskOf(wanted)}, or take one of the tasks before ${exercise}`,
    );
  }
  const can = faults.filter((fault) => taskOf(fault) < exercise);
  if (can.length > 0) return can;
  throw new Refused(
    "The lab is not broken: nothing in it is begun.",
    `this lab was made as it is before task ${exercise}`,
    "npm run solve -- 0, and then npm run break",
  );
}
