/** Judges an exercise lab with what is known of earlier runs: a task that was done is not "not begun". */
import type { CommandLine } from "./cli.ts";
import type { Lab, NamedRequirement } from "./collect/model.ts";
import { evaluate, type Outcome, tasksThatPass } from "./judge/evaluate.ts";
import { news } from "./reporters/news.ts";
import { keepTasks, readKeptTasks, withPassing } from "./target/done-tasks.ts";

/** Judges the lab, and keeps which tasks are done. Only an exercise lab of this folder is solved task by task. */
export function evaluateAndRemember(
  { target, tasks, hints }: CommandLine,
  lab: Lab,
  requirements: NamedRequirement[],
): Outcome {
  if (lab.exercise === undefined || target !== undefined) return evaluate(requirements, lab, tasks);
  const before = readKeptTasks();
  const doneBefore = before.done.map(({ task }) => task);
  const outcome = evaluate(requirements, lab, tasks, doneBefore);
  if (tasks !== undefined) return outcome;
  // The first tier of hints is shown without being asked for.
  const { kept, justDone } = withPassing(before, tasksThatPass(outcome), hints - 1);
  keepTasks(kept);
  Object.assign(news, { doneBefore, justDone });
  return outcome;
}
