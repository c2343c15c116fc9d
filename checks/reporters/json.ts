import { collect } from "./collect.ts";
import type { Events } from "./events.ts";

/** One object for programs, as report.schema.json describes it. */
export async function* json(events: Events): AsyncIterable<string> {
  const { holds, tasks } = await collect(events);
  const requirements = tasks.flatMap(({ task, requirements }) =>
    requirements.map(({ title, red, fault }) => ({
      task,
      title,
      holds: red === undefined && fault === undefined,
      ...(red && { expected: red.expected, found: red.actual, hint: red.hint }),
      ...(fault && { fault: fault.message }),
    })),
  );
  yield `${JSON.stringify({ holds, requirements }, undefined, 2)}\n`;
}
