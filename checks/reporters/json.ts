import { docsLink } from "../judge/docs-link.ts";
import { type Events, type Result, results } from "./results.ts";
import { stateOf, summarize, type TaskResults } from "./summary.ts";

/**
 * The version of report.schema.json. 2: `error.fix` was added, and `error.mend` is deprecated. 3: a requirement has a
 * `state`, and one that is blocked names the causes in `blockedBy`; a task can be "blocked". 4: a requirement can be "not
 * seen", with the reason in `notSeen`.
 */
export const version = 4;

/** The states as a program reads them. */
const states = {
  green: "passes",
  red: "fails",
  blocked: "blocked",
  fault: "not judged",
  notApplicable: "not applicable",
  notSeen: "not seen",
} as const;

/** One object for programs, as report.schema.json describes it. */
export async function* json(events: Events): AsyncIterable<string> {
  yield `${JSON.stringify(await reportOf(results(events)), undefined, 2)}\n`;
}

/** The same, before it is text. */
export async function reportOf(results: AsyncIterable<Result> | Iterable<Result>) {
  const { holds, tasks } = await summarize(results);
  const requirements = tasks.flatMap(({ task, requirements }) =>
    requirements.map(({ title, red, checkError, notApplicable, notSeen, ...each }) => ({
      task,
      title,
      state: states[stateOf({ title, red, checkError, notApplicable, notSeen, ...each })],
      holds: red === undefined && checkError === undefined,
      read: docsLink({ task, title }),
      ...(red && { expected: red.expected, found: red.actual, hints: red.hints }),
      ...(red && red.blockedBy.length > 0 && { blockedBy: red.blockedBy.map((cause) => cause.title) }),
      ...(red?.changed !== undefined && { changed: red.changed }),
      ...(checkError && { fault: checkError.message }),
      ...(notApplicable !== undefined && { notApplicable }),
      ...(notSeen !== undefined && { notSeen }),
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
  return (["fault", "red", "blocked"] as const).find((state) => states.includes(state)) ?? "green";
}
