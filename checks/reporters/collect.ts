import { type Events, type Judged, results } from "./events.ts";

/** The requirements of a task that were judged. */
export interface TaskResults {
  task: number;
  name: string;
  requirements: Judged[];
}

/** All that was judged, for reporters that begin with the end. */
export interface Collected {
  holds: boolean;
  tasks: TaskResults[];
  counts: { green: number; red: number; fault: number };
}

/** Waits for all the results. Nothing that was judged does not hold. */
export async function collect(events: Events): Promise<Collected> {
  const tasks: TaskResults[] = [];
  const counts = { green: 0, red: 0, fault: 0 };
  for await (const result of results(events)) {
    if (result.kind === "task") {
      tasks.push({ task: result.task, name: result.name, requirements: [] });
      continue;
    }
    tasks.at(-1)?.requirements.push(result);
    counts[result.fault !== undefined ? "fault" : result.red !== undefined ? "red" : "green"] += 1;
  }
  return { holds: counts.green > 0 && counts.red + counts.fault === 0, tasks, counts };
}
