/** The options of `npm start`. */
import { parseArgs } from "node:util";
import { isTask, lastTask } from "../../core/curriculum.ts";

export const usage = `usage: npm start [-- OPTION…]

  --task N   the lab as it is before task N, 0 to ${lastTask}, to solve it yourself
  --yes      install what is missing without asking
  --json     one JSON object a line, for programs: docs/start-events.md

Exit code: 0 the lab is green, 1 a requirement does not hold, 2 there is no lab to be judged, 130 stopped by Ctrl-C.
`;

export interface StartLine {
  yes: boolean;
  json: boolean;
  help: boolean;
  /** Undefined for the whole lab. */
  task: number | undefined;
}

/**
 * Reads the arguments of `npm start`.
 * @throws {Error} saying what is wrong.
 */
export function readStartLine(args: string[]): StartLine {
  const { values } = parseArgs({
    args,
    options: {
      yes: { type: "boolean", short: "y", default: false },
      json: { type: "boolean", default: false },
      help: { type: "boolean", short: "h", default: false },
      task: { type: "string" },
    },
  });
  const { yes, json, help, task } = values;
  if (task !== undefined && !isTask(task)) {
    throw new Error(`--task is a number from 0 to ${lastTask}, not '${task}'`);
  }
  return { yes, json, help, task: task === undefined ? undefined : Number(task) };
}
