/** The options of `npm run checks`. */
import { isTask, lastTask } from "../core/curriculum.ts";
import { readArguments } from "../core/read-arguments.ts";
import type { HintCount } from "./judge/unmet.ts";
import { type ReporterName, reporterNames } from "./reporters/names.ts";
import { parseTarget, targetForm } from "./target/parse-target.ts";
import type { Server } from "./target/target.ts";

export interface CommandLine {
  help: boolean;
  bind: boolean;
  reboot: boolean;
  reload: boolean;
  kill: boolean;
  watch: boolean;
  /** Whether to print what depends on what, instead of checking. */
  graph: boolean;
  /** Whether the spec reporter shows a line for each requirement. */
  verbose: boolean;
  /** The tasks to check; undefined for all. */
  tasks: number[] | undefined;
  reporter: ReporterName;
  /** How many hints the spec reporter shows for a requirement that fails. */
  hints: HintCount;
  /** The file for the report; undefined for standard output. */
  output: string | undefined;
  /** Undefined for the lab of this folder. */
  target: Server | undefined;
  /** Milliseconds that the lab may take to answer. */
  deadline: number;
}

export const usage = `usage: npm run checks -- [OPTION]…

  --task N        check only task N; can be used more than once
  --bind          also bind the app of port 5000 to port 6000, and send it a request there
  --reboot        reboot the lab first, and wait for it
  --reload        reload the four services while requests come in, and count the failed ones
  --kill          kill the processes of each service and of Nginx, and wait for them to come back
  --all           --bind, --reboot, --reload and --kill in one run
  --watch         check again every few seconds, until Ctrl-C
  --target T      check another machine instead of the lab, with Debian 12, Ubuntu 22.04 or newer:
                  ${targetForm}
  --deadline S    seconds to wait for the lab's answer (30)
  --reporter R    spec: for people (default); tap, junit, json: for programs;
                  github: annotations; html: one self-contained page
  --hints N       for each requirement that fails, show 1: where to look (default); 2: also what
                  to compare; 3: also the command that shows it
  --verbose       show a line for each requirement, also where one for each task says all
  --graph         print which requirement depends on which, and check nothing
  --output FILE   write the report to FILE

Exit code: 0 every requirement passes, 1 some fail, 2 the lab could not be reached.
`;

/**
 * Reads the arguments of `npm run checks`.
 * @param args the arguments after `--`.
 * @throws {Error} saying what is wrong.
 */
export function readCommandLine(args: string[]): CommandLine {
  const { values } = readArguments({
    args,
    options: {
      help: { type: "boolean", short: "h", default: false },
      bind: { type: "boolean", default: false },
      reboot: { type: "boolean", default: false },
      reload: { type: "boolean", default: false },
      kill: { type: "boolean", default: false },
      all: { type: "boolean", default: false },
      watch: { type: "boolean", default: false },
      task: { type: "string", multiple: true },
      target: { type: "string" },
      deadline: { type: "string", default: "30" },
      reporter: { type: "string", default: "spec" },
      hints: { type: "string", default: "1" },
      output: { type: "string" },
      verbose: { type: "boolean", default: false },
      graph: { type: "boolean", default: false },
    },
  });
  const { help, watch, output, verbose, graph, all } = values;
  const [bind, reboot, reload, kill] = [values.bind, values.reboot, values.reload, values.kill].map(
    (each) => each || all,
  ) as [boolean, boolean, boolean, boolean];
  const reporter = reporterNames.find((name) => name === values.reporter);
  if (reporter === undefined)
    throw new Error(`--reporter must be one of ${reporterNames.join(", ")}, not '${values.reporter}'`);
  const tasks = values.task?.map((text) => {
    if (!isTask(text)) throw new Error(`--task must be a number from 0 to ${lastTask}, not '${text}'`);
    return Number(text);
  });
  const seconds = Number(values.deadline);
  if (!/^\d+$/.test(values.deadline) || seconds < 1 || seconds > 600)
    throw new Error(`--deadline must be a number of seconds from 1 to 600, not '${values.deadline}'`);
  const hints = ([1, 2, 3] as const).find((tiers) => `${tiers}` === values.hints);
  if (hints === undefined) throw new Error(`--hints must be 1, 2 or 3, not '${values.hints}'`);
  if (output === "") throw new Error("--output needs the name of a file");
  if (watch && (bind || reboot || reload || kill || output !== undefined || reporter !== "spec"))
    throw new Error("--watch can be combined only with --task, --hints, --verbose, --target and --deadline");
  const target = values.target === undefined ? undefined : parseTarget(values.target);
  return {
    help,
    bind,
    reboot,
    reload,
    kill,
    watch,
    graph,
    verbose,
    tasks,
    reporter,
    hints,
    output,
    target,
    deadline: seconds * 1000,
  };
}
