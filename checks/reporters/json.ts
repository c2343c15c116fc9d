import { type Events, results } from "./events.ts";

/** One object for programs: `{ holds, requirements: [{ task, title, holds, expected?, found?, hint? }] }`. */
export async function* json(events: Events): AsyncIterable<string> {
  const requirements: object[] = [];
  let task: number | undefined;
  let holds = true;
  for await (const result of results(events)) {
    if (result.kind === "task") {
      task = Number(result.name.split(" ")[1]);
      continue;
    }
    const { title, red, fault } = result;
    const green = red === undefined && fault === undefined;
    holds &&= green;
    requirements.push({
      task,
      title,
      holds: green,
      ...(red && { expected: red.expected, found: red.actual, hint: red.hint }),
      ...(fault && { fault: fault.message }),
    });
  }
  yield `${JSON.stringify({ holds, requirements }, undefined, 2)}\n`;
}
