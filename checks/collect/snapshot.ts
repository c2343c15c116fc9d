/**
 * The door to the lab: what the checks judge is seen through here. A process against it is started in ssh/session.ts
 * alone, for whoever of the project asks; target.ts says what is known of its place, reboot.ts brings it down and back.
 */

import { randomUUID } from "node:crypto";
import { pagePath } from "../../core/curriculum.ts";
import { LabUnreachable } from "../../core/lab-unreachable.ts";
import { run, sshDeadline } from "../ssh/session.ts";
import type { Target } from "../target/target.ts";
import { get, noAnswer, parseAnswer } from "./http.ts";
import type { Lab, Reading, Reboot, Seen } from "./model.ts";
import { parseReadings, sawRequests } from "./parse/readings.ts";
import { probeScript } from "./probes/probe-script.ts";
import { type ProbeName, probes, processProbes } from "./probes/probes.ts";
import { assetOf } from "./static-file.ts";
import { bootGuardScript, waitForBoot } from "./wait-for-boot.ts";

/**
 * Whether provisioning came to its end.
 * @throws {LabUnreachable} when the lab cannot be asked.
 */
export async function isProvisioned(target: Target): Promise<boolean> {
  return (await run(target, "cat /var/lib/applab/provisioned 2>/dev/null || true")).length > 0;
}

/**
 * Looks at the lab: all the probes over one connection, and what the host gets at the same time.
 * @param deadline milliseconds that the lab may take.
 * @param booted whether a boot that is under way is not waited for any more.
 * @throws {LabUnreachable} when the lab cannot be asked.
 */
export async function look(
  target: Target,
  reboot?: Reboot,
  deadline = sshDeadline,
  booted = false,
): Promise<Lab> {
  const asked = Date.now();
  const mark = `probes-${randomUUID()}`;
  const booting = `${mark} is booting`;
  const script = `${booted ? "" : bootGuardScript(booting)}${probeScript(probes, mark)}\n`;
  const [output, pageFromHost, servicePageFromHost, asset] = await Promise.all([
    run(target, script, deadline),
    get(new URL(pagePath, target.site)).catch(noAnswer),
    get(new URL(pagePath, target.service)).catch(noAnswer),
    assetOf(target.site),
  ]);
  if (output.includes(booting)) {
    await waitForBoot(target);
    return look(target, reboot, deadline, true);
  }
  const readings = readingsOf(output, mark);
  if (readings.get("listeners")?.code !== 0)
    throw missingPrerequisites(target, "sudo without a password, and ss of iproute2");
  if (readings.get("processes")?.code !== 0)
    throw missingPrerequisites(target, "/proc, and bash of version 4 or newer");
  if (!sawRequests(readings, Object.keys(probes.requests)))
    throw missingPrerequisites(target, "curl of version 7.75 or newer");
  const reading = (probe: ProbeName) => readings.get(probe) ?? emptyReading;
  const ahead = Number(reading("clock").out.toString() || Number.NaN) - (asked + Date.now()) / 2000;
  return {
    reading,
    answer: (probe) => parseAnswer(reading(probe)),
    pageFromHost,
    servicePageFromHost,
    ahead: await settledClock(target, ahead),
    asset,
    exercise: target.exercise,
    reboot,
    bind: undefined,
    reload: undefined,
    storeResult: undefined,
  };
}

/** Seconds: a lab whose host slept, or that was restored, has the right time again within two. */
const clockIsSetAfter = 3;

/**
 * @param ahead seconds by which the lab's clock was before the host's.
 * @returns the same, read once more where the lab may be just about to set it.
 */
async function settledClock(target: Target, ahead: number): Promise<number> {
  if (Math.abs(ahead) < clockIsSetAfter) return ahead;
  const later = await run(target, `sleep ${clockIsSetAfter}; date +%s`).catch(() => undefined);
  return later === undefined ? ahead : Number(later) - Date.now() / 1000;
}

/**
 * Looks at the processes alone, and who of them listens: the quickest of looks.
 * @returns undefined where the lab was too busy to tell all of them.
 * @throws {LabUnreachable} when the lab cannot be asked.
 */
export async function lookAtProcesses(target: Target): Promise<Seen | undefined> {
  const mark = `probes-${randomUUID()}`;
  const readings = readingsOf(await run(target, probeScript(processProbes, mark)), mark);
  if (readings.get("listeners")?.code !== 0 || readings.get("processes")?.code !== 0) return undefined;
  return { reading: (probe) => readings.get(probe) ?? emptyReading };
}

/** Of a probe that was ended with its group, as curl is at its deadline, there is no word of what was under way. */
const emptyReading: Reading = { code: undefined, out: Buffer.alloc(0), err: "" };

/** @throws {LabUnreachable} when the end is missing. */
function readingsOf(output: Buffer, mark: string): Map<string, Reading> {
  try {
    return parseReadings(output, mark);
  } catch (error) {
    throw new LabUnreachable(
      "LAB-412",
      "The lab did not answer to the end.",
      (error as Error).message,
      "run the checks again",
    );
  }
}

/** Without its eyes a check would take silence for an answer. */
function missingPrerequisites({ fix }: Target, need: string): LabUnreachable {
  return new LabUnreachable(
    "LAB-413",
    "The checks cannot look into the lab.",
    `they need ${need}, for the user who logs in`,
    fix.incomplete,
  );
}
