import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readStartTask } from "../../checks/target/start-task.ts";
import { taskCount } from "../../core/curriculum.ts";
import { keptFolder } from "../../core/paths.ts";

/** Where vagrant/exercise.rb stores the number of the first unsolved task. */
const file = join(keptFolder(), "task");

/** The number for a lab with every task solved, which has no file. */
export const allSolved = taskCount;

/** The first unsolved task; undefined if all are solved. */
export const readLabTask = () => readStartTask(file);

/** The same as a number; allSolved if all are solved. */
export const firstUnsolvedTask = () => readLabTask() ?? allSolved;

/** Restores a number. */
export function writeLabTask(task: number): void {
  if (task === allSolved) rmSync(file, { force: true });
  else writeFileSync(file, `${task}\n`);
}
