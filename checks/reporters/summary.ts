import { layers } from "../collect/model.ts";
import type { Judged, Result } from "./results.ts";

/** The requirements of a task that were judged. */
export interface TaskResults {
  task: number;
  name: string;
  requirements: Judged[];
}

/**
 * How many requirements pass, fail by themselves, are blocked by those, could not be judged, do not apply, and were
 * not seen; and the tasks that are not begun.
 */
export interface Counts {
  green: number;
  red: number;
  blocked: number;
  fault: number;
  notApplicable: number;
  notSeen: number;
  notBegun: number[];
}

/** All that was judged. */
export interface Collected {
  holds: boolean;
  /** One that is not begun has no requirements. */
  tasks: TaskResults[];
  counts: Counts;
}

export const nothing = (): Counts => ({
  green: 0,
  red: 0,
  blocked: 0,
  fault: 0,
  notApplicable: 0,
  notSeen: 0,
  notBegun: [],
});

export function stateOf({ red, checkError, notApplicable, notSeen }: Judged) {
  if (checkError !== undefined) return "fault";
  if (red !== undefined) return red.blockedBy.length === 0 ? "red" : "blocked";
  if (notSeen !== undefined) return "notSeen";
  return notApplicable === undefined ? "green" : "notApplicable";
}

/** Waits for all the results. An empty result does not count as passed. */
export async function summarize(results: AsyncIterable<Result> | Iterable<Result>): Promise<Collected> {
  const all: Result[] = [];
  for await (const result of results) all.push(result);
  return collect(all);
}

/** The same for results that are there. */
export function collect(results: Result[]): Collected {
  const tasks: TaskResults[] = [];
  const counts = nothing();
  for (const result of results) {
    if (result.kind === "requirement") {
      tasks.at(-1)?.requirements.push(result);
      counts[stateOf(result)] += 1;
      continue;
    }
    tasks.push({ task: result.task, name: result.name, requirements: [] });
    if (result.kind === "not begun") counts.notBegun.push(result.task);
  }
  const { green, red, blocked, fault, notBegun } = counts;
  const holds = green > 0 && red + blocked + fault + notBegun.length === 0;
  return { holds, tasks, counts };
}

/** What fails by itself, in the order in which a request comes through the lab. Errors of the checks come last. */
export function inOrderOfTheWay(tasks: TaskResults[]): Judged[] {
  const place = ({ red }: Judged) => (red === undefined ? layers.length : layers.indexOf(red.layer));
  return tasks
    .flatMap(({ requirements }) => requirements)
    .filter((each) => ["red", "fault"].includes(stateOf(each)))
    .sort((a, b) => place(a) - place(b));
}
