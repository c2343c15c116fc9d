import { lastTask } from "../../core/curriculum.ts";
import type { DoneTask } from "../target/done-tasks.ts";

const counted = (count: number, what: string) =>
  `${count === 0 ? "no" : count} ${what}${count === 1 ? "" : "s"}`;

/** The line for tasks that are done for the first time, with what comes next. How long it took is known of one alone. */
export function inLine(tasks: DoneTask[]): string {
  const last = tasks.at(-1);
  if (last === undefined) return "";
  const { task, minutes = 0, hints = 0 } = last;
  const took = minutes === 0 ? "less than a minute" : counted(minutes, "minute");
  const done =
    tasks.length === 1
      ? `Task ${task} is done (${took}, ${counted(hints, "further hint")}).`
      : `Tasks ${tasks.map((each) => each.task).join(", ")} are done.`;
  const next =
    task < lastTask
      ? `Next: npm run task -- ${task + 1}`
      : "That was the last one: npm run break finds something to repair.";
  return `${done} ${next}\n`;
}
