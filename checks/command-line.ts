import { parseArgs } from "node:util";

export const reporterNames = ["spec", "tap", "junit", "json"] as const;
export type ReporterName = (typeof reporterNames)[number];

export interface CommandLine {
  help: boolean;
  reboot: boolean;
  reload: boolean;
  /** The tasks to judge; undefined for all. */
  tasks: number[] | undefined;
  reporter: ReporterName;
}

export const usage = `usage: npm run checks -- [--task N]… [--reboot] [--reload] [--reporter ${reporterNames.join("|")}]

  --task N       only the requirements of task N; may be given more than once
  --reboot       reboot the lab first, and wait for it
  --reload       reload the service on port 5000 under requests, and count those that fail
  --reporter R   spec: for people (default); tap, junit, json: for programs

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
      reboot: { type: "boolean", default: false },
      reload: { type: "boolean", default: false },
      task: { type: "string", multiple: true },
      reporter: { type: "string", default: "spec" },
    },
  });
  const reporter = reporterNames.find((name) => name === values.reporter);
  if (reporter === undefined)
    throw new Error(`--reporter is one of ${reporterNames.join(", ")}, not '${values.reporter}'`);
  const tasks = values.task?.map((text) => {
    if (!/^[0-7]$/.test(text)) throw new Error(`--task is a number from 0 to 7, not '${text}'`);
    return Number(text);
  });
  return { help: values.help, reboot: values.reboot, reload: values.reload, tasks, reporter };
}
