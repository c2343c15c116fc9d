/**
 * The faults that the lab has, as `npm run break` keeps them in .vagrant/applab/progress.json. When all passes again, the
 * checks say what was solved; `npm run faults` counts it.
 */
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { keptFolder } from "../../core/paths.ts";

/** As much of a fault as the checks tell. */
export interface KeptFault {
  name: string;
  hints: number;
  /** Which lab it was put into. */
  lab: string;
  /** The lab has not shown it: it cannot be solved. */
  unseen?: true;
  /** When the checks told that it is solved. */
  solvedAt?: string;
  /** What is told then. Absent where an earlier version of the project broke the lab. */
  lesson?: { title: string; teaches: string; needs?: "bind" | "reboot" | "reload" | "kill" };
}

const file = () => join(keptFolder(), "progress.json");

/** What the file says; undefined if it cannot be read, which `npm run faults` reports. */
function read(): { atHand: KeptFault[] } | undefined {
  try {
    const progress = JSON.parse(readFileSync(file(), "utf8"));
    return Array.isArray(progress?.atHand) ? progress : undefined;
  } catch {
    return undefined;
  }
}

/** Those of which the checks have not told yet that they are solved. */
export const unsolvedFaults = (): KeptFault[] =>
  (read()?.atHand ?? []).filter(({ solvedAt, unseen }) => solvedAt === undefined && unseen === undefined);

/** Keeps that these were told. */
export function keepSolved(names: string[], at = new Date().toISOString()): void {
  const progress = read();
  if (progress === undefined) return;
  const atHand = progress.atHand.map((fault) =>
    names.includes(fault.name) ? { ...fault, solvedAt: at } : fault,
  );
  const own = `${file()}.${process.pid}`;
  try {
    writeFileSync(own, `${JSON.stringify({ ...progress, atHand }, undefined, 2)}\n`);
    renameSync(own, file());
  } catch {
    // Then the next run tells it once more.
  }
}
