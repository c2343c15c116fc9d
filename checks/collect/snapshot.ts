/**
 * Reads everything that the checks need from the lab over one ssh session. Only ssh/session.ts starts ssh processes.
 */

import { randomUUID } from "node:crypto";
import { lookup } from "node:dns/promises";
import { setTimeout as pause } from "node:timers/promises";
import { pagePath, serviceOf } from "../../core/curriculum.ts";
import { LabUnreachable } from "../../core/lab-unreachable.ts";
import { run, sshDeadline } from "../ssh/session.ts";
import type { Target } from "../target/target.ts";
import { failedAnswer, httpGet, parseCurlOutput, usualPatience } from "./http.ts";
import { keepLastUnits, readLastUnits } from "./last-units.ts";
import type { Answer, Lab, ProbeReadings, Reading, Reboot } from "./model.ts";
import { aheadOf, parseReadings, sawRequests, secondsAfterLogin, wasBusy } from "./parse/readings.ts";
import { probeScript, usualDeadline } from "./probes/probe-script.ts";
import { otherProbes, type ProbeName, probes, processProbes } from "./probes/probes.ts";
import { madeAs, madeRequests } from "./probes/requests.ts";
import { hostWays } from "./probes/ways.ts";
import { assetOf } from "./static-file.ts";
import { bootGuardScript, waitForBoot } from "./wait-for-boot.ts";

/**
 * Whether provisioning has finished.
 * @throws {LabUnreachable} when the lab cannot be reached.
 */
export async function isProvisioned(target: Target): Promise<boolean> {
  return (await run(target, "cat /var/lib/applab/provisioned 2>/dev/null || true")).length > 0;
}

/**
 * Takes a snapshot of facts: all probes over one connection, and the host's own requests at the same time.
 * @param deadline milliseconds for the lab's answer.
 * @param booted true after waiting for a boot: do not wait again.
 * @param patience how many times as long to wait as usual: see {@link wasBusy}.
 * @throws {LabUnreachable} when the lab cannot be reached.
 */
export async function collectSnapshot(
  target: Target,
  reboot?: Reboot,
  deadline = sshDeadline,
  booted = false,
  patience = 1,
): Promise<Lab> {
  const asked = Date.now();
  const mark = `probes-${randomUUID()}`;
  const booting = `${mark} is booting`;
  const last = readLastUnits(target.unitsFile);
  const script = `${booted ? "" : bootGuardScript(booting)}${probeScript(probes(last), mark, usualDeadline * patience, patience)}\n`;
  const [output, pageFromHost, servicePageFromHost, { asset, siteFromHost }] = await Promise.all([
    run(target, script, deadline * patience),
    httpGet(new URL(pagePath, target.site), { patience: usualPatience * patience }).catch(failedAnswer),
    httpGet(new URL(pagePath, target.service), { patience: usualPatience * patience }).catch(failedAnswer),
    askFromHost(target.site, usualPatience * patience),
  ]);
  if (output.includes(booting)) {
    await waitForBoot(target);
    // What the boot has started is still busy with itself.
    return collectSnapshot(target, reboot, deadline, true, patient);
  }
  const readings = readingsOf(output, mark);
  const fromHost = [pageFromHost, servicePageFromHost, ...Object.values(siteFromHost)];
  if (patience === 1 && wasBusy(readings, servicesAsked, otherProbes, fromHost))
    return collectSnapshot(target, reboot, deadline, true, patient);
  if (readings.get("listeners")?.code !== 0)
    throw missingPrerequisites(target, "sudo without a password, and ss of iproute2");
  if (readings.get("processes")?.code !== 0)
    throw missingPrerequisites(target, "/proc, and bash of version 4 or newer");
  if (!sawRequests(readings, Object.keys(madeRequests)))
    throw missingPrerequisites(target, "curl of version 7.75 or newer");
  const reading = (probe: ProbeName) => readings.get(madeAs[probe] ?? probe) ?? emptyReading;
  const ahead = aheadOf(Number(reading("clock").out.toString() || Number.NaN), asked, Date.now());
  return {
    reading,
    answer: (probe) => parseCurlOutput(reading(probe)),
    pageFromHost,
    servicePageFromHost,
    siteFromHost,
    hostFindsName: await hostFindsName(reading("names")),
    ahead: await settledClock(target, ahead),
    asset,
    exercise: target.exercise,
    unsolved: target.unsolved,
    reboot,
    bind: undefined,
    reload: undefined,
    kill: undefined,
    keepUnits: (passing) => keepLastUnits(target.unitsFile, last, passing, { reading }),
    storeResult: undefined,
  };
}

/** How many times as long a busy lab is waited for. */
const patient = 3;

/** For each request the port of the service that answers it. */
const servicesAsked = Object.fromEntries(
  Object.entries(madeRequests).map(([name, [url]]) => [name, serviceOf(url)]),
);

/** One after the other: the forwarded port of an emulated lab loses connections when many come at once. */
async function askFromHost(site: URL, patience: number): Promise<Pick<Lab, "asset" | "siteFromHost">> {
  const siteFromHost: Record<string, Answer> = {};
  for (const { path } of hostWays)
    siteFromHost[path] = await httpGet(new URL(path, site), { patience }).catch(failedAnswer);
  return { asset: await assetOf(site, patience), siteFromHost };
}

/** Seconds for a lookup by the host, which takes longer than anybody waits where there is no network. */
const lookupIsLate = 3;

/** Asks only if the lab could not look up the name. */
async function hostFindsName({ code, out }: Reading): Promise<boolean | undefined> {
  const name = out.toString().trim();
  if (name === "" || code === 0) return undefined;
  const found = lookup(name).then(() => true);
  const late = pause(lookupIsLate * 1000, false, { ref: false });
  return Promise.race([found, late]).catch(() => false);
}

/** Seconds. After the host slept or a snapshot was restored, the lab corrects its clock within two. */
const clockIsSetAfter = 3;

/**
 * @param ahead seconds by which the lab's clock is ahead of the host's.
 * @returns the same, measured again if it is large: the lab may be about to correct its clock.
 */
async function settledClock(target: Target, ahead: number): Promise<number> {
  if (Math.abs(ahead) < clockIsSetAfter) return ahead;
  const later = await run(target, `sleep ${clockIsSetAfter}; date +%s`).catch(() => "");
  const seconds = secondsAfterLogin(later.toString());
  return seconds === undefined ? ahead : seconds - Date.now() / 1000;
}

/**
 * Reads only the processes and which of them listen: the fastest snapshot.
 * @returns undefined if the lab was too busy to answer completely.
 * @throws {LabUnreachable} when the lab cannot be reached.
 */
export async function collectProcesses(target: Target): Promise<ProbeReadings | undefined> {
  const mark = `probes-${randomUUID()}`;
  const readings = readingsOf(await run(target, probeScript(processProbes, mark)), mark);
  if (readings.get("listeners")?.code !== 0 || readings.get("processes")?.code !== 0) return undefined;
  return { reading: (probe) => readings.get(probe) ?? emptyReading };
}

/** The reading of a probe that printed nothing before it was killed at its deadline. */
const emptyReading: Reading = { code: undefined, out: Buffer.alloc(0), err: "" };

/** @throws {LabUnreachable} when the end is missing. */
function readingsOf(output: Buffer, mark: string): Map<string, Reading> {
  try {
    return parseReadings(output, mark);
  } catch (error) {
    throw new LabUnreachable(
      "LAB-412",
      "The lab's answer is incomplete.",
      (error as Error).message,
      "run the checks again",
    );
  }
}

/** If the probes cannot run, a check would mistake missing data for a failed requirement. */
function missingPrerequisites({ fix }: Target, need: string): LabUnreachable {
  return new LabUnreachable(
    "LAB-413",
    "The checks cannot read the state of the lab.",
    `they need ${need}, for the user that logs in`,
    fix.incomplete,
  );
}
