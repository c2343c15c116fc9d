import { docsLink } from "../judge/docs-link.ts";
import { type Events, type Result, results } from "./results.ts";
import { stateOf, summarize, type TaskResults } from "./summary.ts";

/** The version of report.schema.json. 2: `error.fix` was added, and `error.mend` is deprecated. */
export const version = 2;

/** One object for programs, as report.schema.json describes it. */
export async function* json(events: Events): AsyncIterable<string> {
  yield `${JSON.stringify(await reportOf(results(events)), undefined, 2)}\n`;
}

/** The same, before it is text. */
export async function reportOf(results: AsyncIterable<Result> | Iterable<Result>) {
  const { holds, tasks } = await summarize(results);
  const requirements = tasks.flatMap(({ task, requirements }) =>
    requirements.map(({ title, red, checkError, notApplicable }) => ({
      task,
      title,
      holds: red === undefined && checkError === undefined,
      read: docsLink({ task, title }),
      ...(red && { expected: red.expected, found: red.actual, hints: red.hints }),
      ...(checkError && { fault: checkError.message }),
      ...(notApplicable !== undefined && { notApplicable }),
    })),
  );
  return {
    version,
    time: new Date().toISOString(),
    holds,
    tasks: tasks.map(({ task, name, requirements }) => ({
      task,
      name: name.replace(/^task \d+ /, ""),
      state: stateOfTask(requirements),
    })),
    requirements,
  };
}

/** The worst of its requirements'. */
function stateOfTask(requirements: TaskResults["requirements"]) {
  const states = requirements.map(stateOf);
  if (states.length === 0) return "not begun";
  return (["fault", "red"] as const).find((state) => states.includes(state)) ?? "green";
}
