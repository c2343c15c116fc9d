import type { Judged, Result } from "./results.ts";

/** The requirements of a task that were judged. */
export interface TaskResults {
  task: number;
  name: string;
  requirements: Judged[];
}

/** How many requirements pass, fail, could not be judged, and do not apply; and the tasks that are not begun. */
export interface Counts {
  green: number;
  red: number;
  fault: number;
  notApplicable: number;
  notBegun: number[];
}

/** All that was judged, for reporters that begin with the end. */
export interface Collected {
  holds: boolean;
  /** One that is not begun has no requirements. */
  tasks: TaskResults[];
  counts: Counts;
}

export const nothing = (): Counts => ({ green: 0, red: 0, fault: 0, notApplicable: 0, notBegun: [] });

export function stateOf({ red, checkError, notApplicable }: Judged) {
  if (checkError !== undefined) return "fault";
  if (red !== undefined) return "red";
  return notApplicable === undefined ? "green" : "notApplicable";
}

/** Waits for all the results. An empty result does not count as passed. */
export async function summarize(results: AsyncIterable<Result> | Iterable<Result>): Promise<Collected> {
  const tasks: TaskResults[] = [];
  const counts = nothing();
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
