/** Judges an exercise lab with what is known of earlier runs: a task that was done is not "not begun". */
import type { CommandLine } from "./cli.ts";
import type { Lab, NamedRequirement } from "./collect/model.ts";
import { evaluate, type Outcome, tasksThatPass } from "./judge/evaluate.ts";
import { news } from "./reporters/news.ts";
import { keepDoneTasks, readDoneTasks } from "./target/done-tasks.ts";

/** Judges the lab, and keeps which tasks are done. Only an exercise lab of this folder is solved task by task. */
export function evaluateAndRemember(
  { target, tasks }: CommandLine,
  lab: Lab,
  requirements: NamedRequirement[],
): Outcome {
  if (lab.exercise === undefined || target !== undefined) return evaluate(requirements, lab, tasks);
  const doneBefore = readDoneTasks();
  const outcome = evaluate(requirements, lab, tasks, doneBefore);
  if (tasks !== undefined) return outcome;
  const passing = tasksThatPass(outcome);
  keepDoneTasks(doneBefore, passing);
  Object.assign(news, { doneBefore, justDone: passing.filter((task) => !doneBefore.includes(task)) });
  return outcome;
}
