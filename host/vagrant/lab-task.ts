import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readStartTask } from "../../checks/target/start-task.ts";
import { taskCount } from "../../core/curriculum.ts";
import { keptFolder } from "../../core/paths.ts";

/** The file in which vagrant/exercise.rb keeps the number of the first task that is not solved in this lab. */
const file = join(keptFolder(), "task");

/** The number of a lab in which everything is solved; such a lab has no file. */
export const allSolved = taskCount;

/** The first task that is not solved in the lab; undefined if all are solved. */
export const readLabTask = () => readStartTask(file);

/** The same as a number; allSolved if all are solved. */
export const firstUnsolvedTask = () => readLabTask() ?? allSolved;

/** Restores a number. */
export function writeLabTask(task: number): void {
  if (task === allSolved) rmSync(file, { force: true });
  else writeFileSync(file, `${task}\n`);
}
