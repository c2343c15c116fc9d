/** What a learner has done so far. */
import type { DoneTask } from "../../checks/target/done-tasks.ts";
import { taskNames } from "../../core/curriculum.ts";
import type { NamedFault } from "../engine/fault.ts";
import type { Progress } from "../engine/progress.ts";

/**
 * A line for each task and each level of difficulty: 24 lines of 80 columns at most.
 * @param begins the task before which the lab was made; undefined where provisioning solved all.
 */
export function overview(
  begins: number | undefined,
  done: DoneTask[],
  faults: NamedFault[],
  { solved, shown, atHand }: Progress,
): string {
  const first = taskNames.findIndex(
    (_, task) => task >= (begins ?? taskNames.length) && !done.some((each) => each.task === task),
  );
  const tasks = taskNames.map((name, task) => {
    const own = done.find((each) => each.task === task);
    if (task < (begins ?? taskNames.length)) return row("✔", task, name, "solved by provisioning");
    if (own !== undefined) return row("✔", task, name, inWords(own));
    return row(task === first ? "▸" : " ", task, name, task === first ? `next: npm run task -- ${task}` : "");
  });
  const levels = ([1, 2, 3, 4, 5] as const).map((level) => {
    const own = faults.filter(({ difficulty }) => difficulty === level);
    const right = own.filter(({ name }) => solved[name] !== undefined).length;
    return `    ${"*".repeat(level).padEnd(6)} ${right} of ${own.length}`;
  });
  const all = faults.filter(({ name }) => solved[name] !== undefined).length;
  const others = Object.keys(shown).length;
  return [
    "Tasks",
    ...tasks,
    "",
    `Faults: ${all} of ${faults.length} solved${others === 0 ? "" : `, ${others} repaired by npm run fix`}`,
    ...levels,
    ...(atHand.length === 0
      ? []
      : [`    active now: ${atHand.map(({ name }) => name).join(", ")} (npm run hint)`.slice(0, 80)]),
  ].join("\n");
}

const row = (sign: string, task: number, name: string, rest: string) =>
  `  ${sign} ${task} ${name.padEnd(18)}${rest}`.trimEnd();

/** `2026-11-28, 12 minutes, 3 hints`. */
const inWords = ({ at, minutes, hints }: DoneTask) =>
  [
    ...(at === undefined ? ["done"] : [at.slice(0, 10)]),
    ...(minutes === undefined ? [] : [minutes === 1 ? "1 minute" : `${minutes} minutes`]),
    ...(hints ? [hints === 1 ? "1 further hint" : `${hints} further hints`] : []),
  ].join(", ");
