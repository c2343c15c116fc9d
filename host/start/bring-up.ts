/** Decides whether to start or provision the lab, and runs Vagrant for it. */
import { isProvisioned } from "../../checks/collect/snapshot.ts";
import { withLab } from "../../checks/target/vagrant-target.ts";
import { saveDurations } from "../../core/durations.ts";
import type { Failure } from "../../core/failure.ts";
import { LabUnreachable } from "../../core/lab-unreachable.ts";
import type { Finding } from "../doctor/finding.ts";
import { prepareHost } from "../doctor/prepare-host.ts";
import { elapsed } from "../output/clock.ts";
import { logFile } from "../output/log.ts";
import { printNote, reportEvent } from "../output/output.ts";
import { isFresh } from "../vagrant/is-fresh.ts";
import { readLabTask } from "../vagrant/lab-task.ts";
import { runVagrant } from "../vagrant/run-vagrant.ts";
import { downloads, type Needs, stepNames, total, typicalDurations } from "./estimate.ts";
import { PhaseTracker } from "./phase-tracker.ts";

/** What continues after a failure. */
const again = "npm start";

/**
 * Makes sure that the lab is running and completely provisioned.
 * @param task the first task to leave unsolved; undefined changes nothing in an existing lab, and solves all in a new one.
 * @returns why it does not; undefined where it does.
 */
export async function bringUp(yes: boolean, task: number | undefined): Promise<Failure | undefined> {
  const env = task === undefined ? {} : { LAB_TASK: String(task) };
  if (await runs()) {
    if (task === undefined || task === readLabTask()) {
      printNote("The lab is already running.");
      return undefined;
    }
    // vagrant/exercise.rb refuses a task that is solved already.
    printNote(`The lab is already running; moving it to task ${task}.`);
    return runVagrant(["provision"], new PhaseTracker(stepNames(), {}, elapsed()), env, again);
  }
  const { findings, failure } = await prepareHost(yes);
  if (failure !== undefined) return failure;
  return (await up(findings, task, env)) ?? (await finish(env));
}

/** Whether the lab is up and was provisioned to the end. */
async function runs(): Promise<boolean> {
  try {
    return await withLab(isProvisioned);
  } catch (error) {
    if (error instanceof LabUnreachable) return false;
    throw error;
  }
}

async function up(findings: Finding[], task: number | undefined, env: NodeJS.ProcessEnv) {
  const fresh = isFresh();
  const durations = typicalDurations(findings);
  const needed: Needs = fresh ? await downloads(findings) : { downloads: [], box: false };
  const typical = total(durations, { fresh, box: needed.box, task });
  reportEvent({
    event: "begin",
    fresh,
    downloads: needed.downloads,
    ...(task !== undefined && { task }),
    ...(typical !== undefined && { typical }),
    log: logFile,
  });
  if (needed.note !== undefined) printNote(needed.note);
  const progress = new PhaseTracker(stepNames(task), durations, elapsed());
  const failure = await runVagrant(["up"], progress, env, again);
  if (failure === undefined) {
    const { boot, copy, ...steps } = progress.done;
    const everyTime = { ...(boot !== undefined && { boot }), ...(copy !== undefined && { copy }) };
    // A second provisioning is much faster, so its times say nothing about the first.
    saveDurations(fresh ? { ...steps, ...everyTime } : everyTime);
  }
  return failure;
}

/** Finishes a provisioning that was interrupted: 'vagrant up' provisions only a new machine. */
async function finish(env: NodeJS.ProcessEnv): Promise<Failure | undefined> {
  if (await runs()) return undefined;
  return runVagrant(["provision"], new PhaseTracker(stepNames(), {}, elapsed()), env, again);
}
