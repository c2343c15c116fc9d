/**
 * The faults that the lab has, as `npm run break` keeps them in .vagrant/applab/progress.json. When all passes again, the
 * checks say what was solved, and count it.
 */
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { keptFolder } from "../../core/paths.ts";
import { withLock } from "../../core/with-lock.ts";

/** As much of a fault as the checks tell. */
export interface KeptFault {
  name: string;
  hints: number;
  /** Which lab it was put into. */
  lab: string;
  /** The lab has not shown it: it cannot be solved. */
  unseen?: true;
  /** What is told then. Absent where an earlier version of the project broke the lab. */
  lesson?: { title: string; teaches: string; needs?: "bind" | "reboot" | "reload" | "kill" };
}

/** What a learner has done so far: faults/engine/progress.ts has all of it. */
interface KeptProgress {
  solved: Record<string, { at: string; hints: number }>;
  atHand: KeptFault[];
}

const file = () => join(keptFolder(), "progress.json");

/** Seconds to wait for a command that breaks, fixes or counts; it also counts what is solved. */
const patience = 3;

/** What the file says; undefined if it cannot be read, which `npm run faults` reports. */
function read(): KeptProgress | undefined {
  try {
    const progress = JSON.parse(readFileSync(file(), "utf8"));
    return Array.isArray(progress?.atHand) ? progress : undefined;
  } catch {
    return undefined;
  }
}

/** Those that the lab has shown. */
export const activeFaults = (): KeptFault[] =>
  (read()?.atHand ?? []).filter(({ unseen }) => unseen === undefined);

/** How many faults were solved, and how many the lab has now, for the lab's first page. */
export function countFaults(): { solved: number; active: number } {
  return { solved: Object.keys(read()?.solved ?? {}).length, active: activeFaults().length };
}

/** What is kept of faults that are solved. */
export const creditFor = (faults: { name: string; hints: number }[], at: string): KeptProgress["solved"] =>
  Object.fromEntries(faults.map(({ name, hints }) => [name, { at, hints }]));

/**
 * Counts faults as solved: they are active no longer.
 * @returns those that were active. None if another command has the progress, or it cannot be written.
 */
export async function creditSolved(names: string[], at = new Date().toISOString()): Promise<KeptFault[]> {
  try {
    return await withLock(`${file()}.lock`, patience, async () => {
      const progress = read();
      if (progress === undefined) return [];
      const solved = progress.atHand.filter(({ name }) => names.includes(name));
      const atHand = progress.atHand.filter((fault) => !solved.includes(fault));
      const text = JSON.stringify(
        { ...progress, solved: { ...progress.solved, ...creditFor(solved, at) }, atHand },
        undefined,
        2,
      );
      const own = `${file()}.${process.pid}`;
      writeFileSync(own, `${text}\n`);
      renameSync(own, file());
      return solved;
    });
  } catch {
    return [];
  }
}
