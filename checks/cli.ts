/** The options of `npm run checks`. */
import { parseArgs } from "node:util";
import { isTask, lastTask } from "../core/curriculum.ts";
import type { HintCount } from "./judge/unmet.ts";
import { type ReporterName, reporterNames } from "./reporters/names.ts";
import { parseTarget, targetForm } from "./target/parse-target.ts";
import type { Server } from "./target/target.ts";

export interface CommandLine {
  help: boolean;
  bind: boolean;
  reboot: boolean;
  reload: boolean;
  watch: boolean;
  /** The tasks to judge; undefined for all. */
  tasks: number[] | undefined;
  reporter: ReporterName;
  /** How many hints people are shown of a requirement that does not hold. */
  hints: HintCount;
  /** The file for the report; undefined for standard output. */
  output: string | undefined;
  /** Undefined for the lab of this folder. */
  target: Server | undefined;
  /** Milliseconds that the lab may take to answer. */
  deadline: number;
}

export const usage = `usage: npm run checks -- [OPTION]…

  --task N        only the requirements of task N; may be given more than once
  --bind          bind the app of port 5000 to port 6000, too, and ask it there
  --reboot        reboot the lab first, and wait for it
  --reload        reload the four services under requests, and count those that fail
  --watch         judge again every few seconds, until Ctrl-C
  --target T      judge another machine than the lab of this folder, with Debian 12, Ubuntu 22.04 or newer:
                  ${targetForm}
  --deadline S    seconds that the lab may take to answer (30)
  --reporter R    spec: for people (default); tap, junit, json: for programs;
                  github: annotations; html: a page that needs nothing else
  --hints N       of each requirement that does not hold, 1: where to look (default); 2: also what
                  to compare; 3: also the command that shows it
  --output FILE   write the report there

Exit code: 0 every requirement holds, 1 some do not, 2 the lab could not be asked.
`;

/**
 * Reads the arguments of `npm run checks`.
 * @param args what stands behind `--`.
 * @throws {Error} saying what is wrong.
 */
export function readCommandLine(args: string[]): CommandLine {
  const { values } = parseArgs({
    args,
    options: {
      help: { type: "boolean", short: "h", default: false },
      bind: { type: "boolean", default: false },
      reboot: { type: "boolean", default: false },
      reload: { type: "boolean", default: false },
      watch: { type: "boolean", default: false },
      task: { type: "string", multiple: true },
      target: { type: "string" },
      deadline: { type: "string", default: "30" },
      reporter: { type: "string", default: "spec" },
      hints: { type: "string", default: "1" },
      output: { type: "string" },
    },
  });
  const { help, bind, reboot, reload, watch, output } = values;
  const reporter = reporterNames.find((name) => name === values.reporter);
  if (reporter === undefined)
    throw new Error(`--reporter is one of ${reporterNames.join(", ")}, not '${values.reporter}'`);
  const tasks = values.task?.map((text) => {
    if (!isTask(text)) throw new Error(`--task is a number from 0 to ${lastTask}, not '${text}'`);
    return Number(text);
  });
  const seconds = Number(values.deadline);
  if (!/^\d+$/.test(values.deadline) || seconds < 1 || seconds > 600)
    throw new Error(`--deadline is a number of seconds from 1 to 600, not '${values.deadline}'`);
  const hints = ([1, 2, 3] as const).find((tiers) => `${tiers}` === values.hints);
  if (hints === undefined) throw new Error(`--hints is 1, 2 or 3, not '${values.hints}'`);
  if (output === "") throw new Error("--output is the name of a file");
  if (watch && (bind || reboot || reload || output !== undefined || reporter !== "spec"))
    throw new Error("--watch goes with --task, --hints, --target and --deadline only");
  const target = values.target === undefined ? undefined : parseTarget(values.target);
  return {
    help,
    bind,
    reboot,
    reload,
    watch,
    tasks,
    reporter,
    hints,
    output,
    target,
    deadline: seconds * 1000,
  };
}
