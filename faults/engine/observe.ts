/** Which requirements fail, by the names of their files. */
import { readdir } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import type { Lab, Requirement } from "../../checks/collect/model.ts";
import { collectSnapshot } from "../../checks/collect/snapshot.ts";
import { run } from "../../checks/ssh/session.ts";
import type { Target } from "../../checks/target/target.ts";
import { withLab } from "../../checks/target/vagrant-target.ts";
import { LabUnreachable } from "../../core/lab-unreachable.ts";
import type { Fault } from "./fault.ts";
import { identityScript } from "./script.ts";

const folder = new URL("../../checks/requirements/", import.meta.url);

/** The requirements by the names of their files, without their ending. */
export async function requirementsByName(): Promise<Map<string, Requirement>> {
  const files = (await readdir(folder)).filter((file) => file.endsWith(".ts")).sort();
  const each = files.map(async (file) => {
    const { requirement } = (await import(new URL(file, folder).href)) as { requirement: Requirement };
    return [file.replace(/\.ts$/, ""), requirement] as const;
  });
  return new Map(await Promise.all(each));
}

/**
 * The names of the requirements that fail. Those that need a reboot, a reload or a bound app are judged only after one;
 * in an exercise lab only the solved tasks are.
 */
export async function failingRequirements(lab: Lab): Promise<string[]> {
  return [...(await requirementsByName())]
    .filter(([, { needs }]) => needs === undefined || lab[needs] !== undefined)
    .filter(([, { task }]) => task < (lab.exercise ?? Number.POSITIVE_INFINITY))
    .filter(([, { check }]) => !check(lab).holds)
    .map(([name]) => name);
}

/** What shows that a fault is repaired: after a reboot everything can be seen without another one. */
export const verifyWith = ({ needs }: Fault) => (needs === "reboot" ? undefined : needs);

/**
 * Looks at the lab, after what brings a fault to light.
 * @throws {LabUnreachable} when the lab cannot be reached.
 */
export async function observe(target: Target, needs?: Fault["needs"]): Promise<Lab> {
  if (needs === "reboot") {
    const { reboot } = await import("../../checks/actions/reboot.ts");
    return collectSnapshot(target, await reboot(target));
  }
  const lab = await collectSnapshot(target);
  if (needs === "bind")
    return { ...lab, bind: await (await import("../../checks/actions/bind-app.ts")).bindApp(target, lab) };
  if (needs !== "reload") return lab;
  const { reload } = await import("../../checks/actions/reload.ts");
  return { ...lab, reload: await reload(target, lab) };
}

/**
 * Looks again until the result is as wanted, or the time is over: a service that was just restarted needs a moment.
 * @param seconds after which the last look counts.
 * @returns what was red at the last look.
 * @throws {LabUnreachable} when the lab cannot be reached.
 */
export async function observeUntil(
  target: Target,
  wanted: (red: string[]) => boolean,
  seconds: number,
  needs?: Fault["needs"],
): Promise<string[]> {
  const end = performance.now() + seconds * 1000;
  const late = () => performance.now() > end;
  for (;;) {
    try {
      const red = await failingRequirements(await observe(target, needs));
      if (wanted(red) || late()) return red;
    } catch (error) {
      // The lab may be too busy to answer in time.
      if (!(error instanceof LabUnreachable) || late()) throw error;
    }
    // Between two looks: each takes a second or more.
    await pause(200);
  }
}

/**
 * The lab of this folder, which answers, and what it is called: a word that changes when the lab is another one, or was
 * provisioned again.
 * @throws {LabUnreachable} when there is none, or it cannot be reached.
 */
export async function findLab(): Promise<{ target: Target; identity: string }> {
  return withLab(async (target) => {
    const identity = (await run(target, identityScript)).toString().trim().replace(/\s+/g, " ");
    return { target, identity };
  });
}
