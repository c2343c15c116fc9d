import type { Judged, Result } from "./events.ts";

/** The requirements of a task that were judged. */
export interface TaskResults {
  task: number;
  name: string;
  requirements: Judged[];
}

/** How many requirements hold, do not, and could not be judged; and the tasks that are not begun. */
export interface Counts {
  green: number;
  red: number;
  fault: number;
  notBegun: number[];
}

/** All that was judged, for reporters that begin with the end. */
export interface Collected {
  holds: boolean;
  /** One that is not begun has no requirements. */
  tasks: TaskResults[];
  counts: Counts;
}

export const stateOf = ({ red, fault }: Judged) =>
  fault !== undefined ? "fault" : red !== undefined ? "red" : "green";

/** Waits for all the results. Nothing that was judged does not hold. */
export async function collect(results: AsyncIterable<Result> | Iterable<Result>): Promise<Collected> {
  const tasks: TaskResults[] = [];
  const counts: Counts = { green: 0, red: 0, fault: 0, notBegun: [] };
  for await (const result of results) {
    if (result.kind === "requirement") {
      tasks.at(-1)?.requirements.push(result);
      counts[stateOf(result)] += 1;
      continue;
    }
    tasks.push({ task: result.task, name: result.name, requirements: [] });
    if (result.kind === "not begun") counts.notBegun.push(result.task);
  }
  const holds = counts.green > 0 && counts.red + counts.fault + counts.notBegun.length === 0;
  return { holds, tasks, counts };
}
