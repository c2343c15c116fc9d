/** Which requirements fail, by the names of their files. */
import { setTimeout as pause } from "node:timers/promises";
import { identityOf } from "../../checks/collect/identity.ts";
import type { Lab, NamedRequirement } from "../../checks/collect/model.ts";
import { collectSnapshot } from "../../checks/collect/snapshot.ts";
import { evaluate } from "../../checks/judge/evaluate.ts";
import { isChanging } from "../../checks/judge/is-changing.ts";
import { RequirementUnmet } from "../../checks/judge/unmet.ts";
import { loadRequirements } from "../../checks/load-requirements.ts";
import { linesOf } from "../../checks/reporters/lines.ts";
import type { Target } from "../../checks/target/target.ts";
import { withLab } from "../../checks/target/vagrant-target.ts";
import { LabUnreachable } from "../../core/lab-unreachable.ts";
import type { Fault, Showing } from "./fault.ts";

/** The requirements by the names of their files, without their ending. */
export async function requirementsByName(): Promise<Map<string, NamedRequirement>> {
  return new Map((await loadRequirements()).map((requirement) => [requirement.name, requirement]));
}

/** The names of the requirements that do not pass. */
export interface Failing {
  all: string[];
  /** Those that are the cause; the others are blocked by them. */
  roots: string[];
  /** Whether a service was just starting: then a failure says nothing of a fault yet. */
  isStarting: boolean;
  /** The lines that the result takes on a small terminal if only these of them fail. */
  linesOf(names: readonly string[]): number;
}

/**
 * Judges the lab. The requirements that need a reboot, a reload or a bound app are judged only after one; in an exercise
 * lab only the solved tasks are, whoever solved them.
 * @throws {Error} when a check itself fails.
 */
export async function failingRequirements(lab: Lab): Promise<Failing> {
  const requirements = (await loadRequirements()).filter(({ task }) => task < (lab.unsolved ?? task + 1));
  if (requirements.length === 0) return { all: [], roots: [], isStarting: false, linesOf: () => 0 };
  const outcome = evaluate(requirements, { ...lab, exercise: undefined }, undefined);
  const failed = outcome.judgements.flatMap(({ requirement: { name }, thrown }) => {
    if (thrown !== undefined && !(thrown instanceof RequirementUnmet)) throw thrown;
    return thrown === undefined ? [] : { name, isRoot: thrown.blockedBy.length === 0 };
  });
  return {
    all: failed.map(({ name }) => name),
    roots: failed.filter(({ isRoot }) => isRoot).map(({ name }) => name),
    isStarting: isChanging(lab),
    linesOf: (names) => {
      const judgements = outcome.judgements.map((each) =>
        names.includes(each.requirement.name) ? each : { ...each, thrown: undefined },
      );
      return linesOf({ ...outcome, judgements });
    },
  };
}

const most = 5;

/** The root failures on a line, and how many requirements they block. */
export function formatFailing({ all, roots }: Failing): string {
  const shown = roots.slice(0, most).join(", ");
  const more = roots.length > most ? ` and ${roots.length - most} more` : "";
  const blocked = all.length - roots.length;
  return `${shown}${more}${blocked === 0 ? "" : `, and ${blocked} more that ${roots.length === 1 ? "it blocks" : "they block"}`}`;
}

/** What shows that a fault is repaired: after a reboot everything can be seen without another one. */
export const verifyWith = ({ needs, touches }: Fault): Showing =>
  needs === undefined || needs === "reboot" ? {} : { needs, ...(touches && { touches }) };

/**
 * Looks at the lab, after what brings a fault to light.
 * @throws {LabUnreachable} when the lab cannot be reached.
 */
export async function observe(target: Target, { needs, touches }: Showing = {}): Promise<Lab> {
  if (needs === "reboot") {
    const { reboot } = await import("../../checks/actions/reboot.ts");
    return collectSnapshot(target, await reboot(target));
  }
  const lab = await collectSnapshot(target);
  if (needs === "bind")
    return { ...lab, bind: await (await import("../../checks/actions/bind-app.ts")).bindApp(target, lab) };
  if (needs === "kill") {
    const { kill } = await import("../../checks/actions/kill.ts");
    return { ...lab, kill: await kill(target, lab, touches, () => {}) };
  }
  if (needs !== "reload") return lab;
  const { reload } = await import("../../checks/actions/reload.ts");
  return { ...lab, reload: await reload(target, lab, services(touches)) };
}

/** Without Nginx, which is not reloaded here. */
const services = (ports: Showing["touches"]) => ports?.filter((port) => port !== 80);

/**
 * Looks again until the result is as wanted, or the time is over: a service that was just restarted needs a moment.
 * @param seconds after which the last look counts.
 * @returns what failed at the last look.
 * @throws {LabUnreachable} when the lab cannot be reached.
 */
export async function observeUntil(
  target: Target,
  wanted: (failing: Failing) => boolean,
  seconds: number,
  showing: Showing = {},
): Promise<Failing> {
  const end = performance.now() + seconds * 1000;
  const late = () => performance.now() > end;
  for (;;) {
    try {
      const failing = await failingRequirements(await observe(target, showing));
      if (wanted(failing) || late()) return failing;
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
    return { target, identity: await identityOf(target) };
  });
}
