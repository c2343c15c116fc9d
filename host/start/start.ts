/**
 * npm start: from a bare host to a lab whose checks are green. It skips what is already done: after a failure it
 * continues, and on a running lab it takes seconds.
 */

import { vagrantTarget } from "../../checks/target/vagrant-target.ts";
import { ignoreBrokenPipe } from "../../core/broken-pipe.ts";
import type { Failure } from "../../core/failure.ts";
import { LabUnreachable } from "../../core/lab-unreachable.ts";
import { beginLog, log } from "../output/log.ts";
import { enableJson, printNote, reportEvent, reportFailure } from "../output/output.ts";
import { keepGreen } from "../reset/green.ts";
import { readLabTask } from "../vagrant/lab-task.ts";
import { Interrupted } from "../vagrant/run-vagrant.ts";
import { bringWorkBack, workFolder } from "../work/work.ts";
import { bringUp } from "./bring-up.ts";
import { readStartLine, type StartLine, usage } from "./cli.ts";
import { exitCode, runChecks } from "./run-checks.ts";

ignoreBrokenPipe();
// An error that no code handles is a bug of ours.
process.on("uncaughtException", (error) => {
  reportFailure(unforeseen(error));
  process.exit(2);
});

process.exitCode = await run(process.argv.slice(2));

async function run(args: string[]): Promise<number> {
  if (args.includes("--json")) enableJson();
  beginLog();
  const line = readLine(args);
  if ("code" in line) return end(2, line);
  if (line.help) {
    process.stdout.write(usage);
    return 0;
  }
  try {
    return await start(line);
  } catch (error) {
    if (error instanceof LabUnreachable) return end(2, error);
    if (!(error instanceof Interrupted)) return end(2, unforeseen(error));
    printNote("Stopped. 'npm start' continues from here.");
    return end(130);
  }
}

function readLine(args: string[]): ReturnType<typeof readStartLine> | Failure {
  try {
    return readStartLine(args);
  } catch (error) {
    return {
      code: "LAB-001",
      what: "The command line is wrong.",
      why: (error as Error).message,
      fix: "usage: npm start -- [--task N] [--yes] [--json] [--help]",
    };
  }
}

/** @returns the exit code: see cli.ts. */
async function start({ yes, task: wanted }: StartLine): Promise<number> {
  const failure = await bringUp(yes, wanted);
  if (failure !== undefined) return end(2, failure);
  if (await bringWorkBack()) printNote(`Your work from ${workFolder()} is in ~/lab again.`);
  // The task in hand may fail; the tasks before it must pass.
  const task = readLabTask() ?? wanted;
  if (task !== 0) {
    printNote("The checks:\n");
    const red = await runChecks(task === undefined ? undefined : Array.from({ length: task }, (_, n) => n));
    if (red !== undefined) return end(exitCode(red), red);
  }
  await keepGreen();
  const target = await vagrantTarget();
  reportEvent({
    event: "ways",
    site: target.site.href,
    service: target.service.href,
    ...(task !== undefined && { task }),
  });
  return end(0);
}

function end(code: number, failure?: Failure): number {
  if (failure !== undefined) reportFailure(failure);
  reportEvent({ event: "end", exitCode: code });
  return code;
}

/** A bug of ours. The log has the stack. */
function unforeseen(error: unknown): Failure {
  const { stack, message } = error as Error;
  log(String(stack ?? error));
  return {
    code: "LAB-999",
    what: "npm start itself failed.",
    why: String(message ?? error),
    fix: "please report this, with the log",
  };
}
