/** Which faults `npm run break` may choose from in this lab; pick-fault.ts chooses one of them. */
import { Refused } from "../engine/command-refused.ts";
import type { NamedFault } from "../engine/fault.ts";

/** What a fault changes, as its shell names it, and the task whose solution brings that. */
const parts: readonly (readonly [RegExp, task: number])[] = [
  // Not the file $app/onepage.ts and the path /airbnb-onepage/, which are there from the beginning.
  [/(?<!\$app\/|airbnb-)\bonepage\b/, 1],
  [/\$site|\$enabled|\bnginx\b/, 2],
  [/\bdynamic\b/, 3],
  [/\bapi\b/, 4],
  [/\bweb\b/, 5],
  [/\$deploy/, 6],
  [/\$reload\b/, 7],
];

/** The task that must be solved before the lab can have the fault and show it. */
export function taskOf({ task, reddens, break: body }: NamedFault): number {
  const shows = Math.min(...reddens.map((name) => Number(name[0])));
  const changes = parts.flatMap(([part, brings]) => (part.test(body) ? [brings] : []));
  return Math.max(task, shows, ...changes);
}

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
