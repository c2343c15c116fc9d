/**
 * npm run solve -- N: in an exercise lab (LAB_TASK), runs the provisioning steps up to task N, and checks that task.
 */
import { isProvisioned } from "../../checks/collect/snapshot.ts";
import { forgetUndo, prepareUndo, undoSnapshot } from "../../checks/target/undo.ts";
import { withLab } from "../../checks/target/vagrant-target.ts";
import { isTask, lastTask } from "../../core/curriculum.ts";
import { type Failure, formatFailure } from "../../core/failure.ts";
import { LabUnreachable } from "../../core/lab-unreachable.ts";
import { readArguments } from "../../core/read-arguments.ts";
import { elapsed } from "../output/clock.ts";
import { beginLog } from "../output/log.ts";
import { printNote, reportFailure } from "../output/output.ts";
import { goBack, takeHome } from "../reset/go-back.ts";
import { keepGreen } from "../reset/green.ts";
import { stepNames } from "../start/estimate.ts";
import { PhaseTracker } from "../start/phase-tracker.ts";
import { exitCode, runChecks } from "../start/run-checks.ts";
import { allSolved, firstUnsolvedTask, writeLabTask } from "../vagrant/lab-task.ts";
import { Interrupted, runVagrant } from "../vagrant/run-vagrant.ts";

const usage = `usage: npm run solve -- N

  N   a task, 0 to ${lastTask}: installs its solution in the lab, after those of the tasks before it

'npm run undo' takes it back.

Exit code: 0 the requirements of all solved tasks pass, 1 some fail, 2 there is no lab, or the provisioning failed.
`;

const task = readTask();
beginLog("npm run solve");
try {
  process.exitCode = await solve(task);
} catch (error) {
  if (error instanceof LabUnreachable) {
    console.error(formatFailure(error));
    process.exitCode = 2;
  } else if (error instanceof Interrupted) {
    printNote(`Stopped. 'npm run solve -- ${task}' continues from here.`);
    process.exitCode = 130;
  } else throw error;
}

function readTask(): number {
  try {
    const { positionals, values } = readArguments({
      allowPositionals: true,
      options: { help: { type: "boolean", short: "h", default: false } },
    });
    if (values.help) {
      process.stdout.write(usage);
      process.exit(0);
    }
    const [text = "", ...rest] = positionals;
    if (!isTask(text) || rest.length > 0) throw new Error(`Name one task, 0 to ${lastTask}.`);
    return Number(text);
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${usage}`);
    process.exit(2);
  }
}

/** @returns the exit code. */
async function solve(task: number): Promise<number> {
  // First, so that a lab that is off is reported before anything is changed.
  const provisioned = await withLab(isProvisioned);
  const before = firstUnsolvedTask();
  const stand = Math.max(task + 1, before);
  if (provisioned && stand === before) {
    printNote(`${before === allSolved ? "Every task" : `Task ${task}`} is already solved.`);
    const red = await check(stand);
    if (red === undefined || exitCode(red) !== 1) return end(red);
    printNote("What was solved does not pass any more. Provisioning it again:");
  } else if (stand === before) printNote("The last provisioning did not finish; continuing it:");
  else if (task > before) printNote(`Solving tasks ${before} to ${task}, one after the other:`);
  else printNote(`Solving task ${task}:`);

  const again = `npm run solve -- ${task}`;
  const cannotUndo = await prepareUndo(again).keep();
  printNote(
    cannotUndo === undefined
      ? "'npm run undo' takes this back."
      : `'npm run undo' cannot take this back: ${cannotUndo}.`,
  );
  const failure = await provision(stand, before, again);
  if (failure !== undefined) {
    const isBack = cannotUndo === undefined && (await takeBack());
    printNote(
      `The lab is ${isBack ? "as it was before" : `still at task ${before}`}. Fix the cause, then run '${again}' again.`,
    );
    reportFailure(failure);
    return 2;
  }
  return end(await check(stand));
}

/** A solution that stops half-way has begun to replace the learner's own. @returns whether the lab is as it was before. */
async function takeBack(): Promise<boolean> {
  const taken = await takeHome(false);
  if ("failure" in taken) return false;
  const { back, failure } = await goBack(undoSnapshot, taken.home);
  if (back) forgetUndo();
  if (failure !== undefined) reportFailure(failure);
  return back;
}

/** Checks all tasks before one: what is solved now may have broken an earlier task. */
function check(task: number): Promise<Failure | undefined> {
  printNote("The checks:\n");
  return runChecks(Array.from({ length: task }, (_, number) => number));
}

/** @returns the exit code. */
async function end(red: Failure | undefined): Promise<number> {
  if (red === undefined) {
    await keepGreen();
    return 0;
  }
  reportFailure(red);
  return exitCode(red);
}

/** Provisions up to a task. If that fails, the old task number is restored. */
async function provision(stand: number, before: number, again: string): Promise<Failure | undefined> {
  const progress = new PhaseTracker(stepNames(), {}, elapsed());
  let done = false;
  try {
    const failure = await runVagrant(["provision"], progress, { LAB_TASK: `${stand}` }, again);
    done = failure === undefined && firstUnsolvedTask() === stand;
    return done ? undefined : (failure ?? unmoved(stand));
  } finally {
    if (!done) writeLabTask(before);
  }
}

/** Vagrant succeeded but the task number is another one: another command is running on this lab. */
const unmoved = (stand: number): Failure => ({
  code: "LAB-041",
  what: "The lab is not at the task that it should be at.",
  why: `Vagrant succeeded, but .vagrant/applab/task does not say ${stand}`,
  fix: "make sure that no other command is running on this lab",
});
