import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readStartTask } from "../../checks/target/start-task.ts";
import { taskCount } from "../../core/curriculum.ts";
import { keptFolder } from "../../core/paths.ts";

/** Where vagrant/exercise.rb keeps the number of the task that the lab of this folder stands before. */
const file = join(keptFolder(), "task");

/** The number that stands for a lab with everything solved, for which no file is kept. */
export const allSolved = taskCount;

/** The task before which the lab stands; undefined where all of them are solved. */
export const readLabTask = () => readStartTask(file);

/** The first task that the lab has not solved, as a number in any case. */
export const firstUnsolvedTask = () => readLabTask() ?? allSolved;

/** Puts the number back that was there before. */
export function writeLabTask(task: number): void {
  if (task === allSolved) rmSync(file, { force: true });
  else writeFileSync(file, `${task}\n`);
}
