/** The options of `npm start`. */
import { isTask, lastTask } from "../../core/curriculum.ts";
import { readArguments } from "../../core/read-arguments.ts";

export const usage = `usage: npm start [-- OPTION…]

  --task N   start the lab at task N, 0 to ${lastTask}, to solve it yourself
  --yes      install missing programs without asking
  --json     print one JSON object per line, for programs: docs/start-events.md

Exit code: 0 the lab is green, 1 a requirement fails, 2 the lab could not be started or checked, 130 stopped by Ctrl-C.
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
  const { values } = readArguments({
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
    throw new Error(`--task must be a number from 0 to ${lastTask}, not '${task}'`);
  }
  return { yes, json, help, task: task === undefined ? undefined : Number(task) };
}
