/**
 * The learner's progress, on the host beside what else is kept of the lab: `.vagrant/applab/progress.json`. That folder
 * is none of the machine's, and so it outlives reboots, provisioning and `vagrant destroy`.
 */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { creditFor, type KeptFault } from "../../checks/target/active-faults.ts";
import { keptFolder } from "../../core/paths.ts";
import { Refused } from "./command-refused.ts";
import type { ServiceUnits } from "./fault.ts";

/** A fault that the lab has now. */
export interface ActiveFault {
  name: string;
  /** ISO 8601. */
  since: string;
  /** Tiers of its hints that were shown, 0 to 3. */
  hints: number;
  /** Which lab it was, and of which provisioning: see findLab. */
  lab: string;
  /** The units that it changes, in a lab that calls them otherwise than the project. */
  units?: ServiceUnits;
  /** What the checks tell when it is solved: they do not know the catalogue. */
  lesson?: KeptFault["lesson"];
  /** Until the lab has shown it: what never was to be seen cannot be solved. */
  unseen?: true;
}

export interface Progress {
  /** Repaired by hand: when, and with how many hints. */
  solved: Record<string, { at: string; hints: number }>;
  /** Repaired by `npm run fix`: when. */
  shown: Record<string, { at: string }>;
  /** The faults that the lab has, the latest last; more than one only where `--anyway` was said. */
  atHand: ActiveFault[];
}

/** Where it is kept. */
export const progressFile = () => join(keptFolder(), "progress.json");

/**
 * Reads the progress; that of a beginner where there is no file.
 * @throws {Refused} when the file is there and is no progress: it is not to be overwritten.
 */
export function readProgress(file = progressFile()): Progress {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return { solved: {}, shown: {}, atHand: [] };
    throw unreadable(file, (error as Error).message);
  }
  try {
    const read = JSON.parse(text) as Partial<Progress> | null;
    const isObject = (value: unknown) => typeof value === "object" && value !== null && !Array.isArray(value);
    if (
      !isObject(read) ||
      !isObject(read?.solved) ||
      !isObject(read?.shown) ||
      !Array.isArray(read?.atHand)
    ) {
      throw new Error("it lacks one of the three parts solved, shown and atHand");
    }
    return read as Progress;
  } catch (error) {
    throw unreadable(file, (error as Error).message);
  }
}

const unreadable = (file: string, why: string) =>
  new Refused(
    "The progress cannot be read.",
    `${file}: ${why}`,
    "fix that file, or remove it to start again",
  );

/** Writes the progress, whole or not at all. */
export function writeProgress(progress: Progress, file = progressFile()): void {
  const own = `${file}.${process.pid}`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(own, `${JSON.stringify(progress, undefined, 2)}\n`);
    renameSync(own, file);
  } catch (error) {
    throw new Refused(
      "The progress cannot be written.",
      (error as Error).message,
      `make ${dirname(file)} writable`,
    );
  }
}

/** The result for the active faults when the lab is green again. */
export interface Settled {
  progress: Progress;
  /** Repaired by hand. */
  solved: string[];
  /** Dropped because the lab is another one, or was provisioned again, or never showed the fault: that is not a repair. */
  dropped: string[];
}

/** Credits the active faults of a lab that is green again. */
export function creditSolved(progress: Progress, lab: string, at = new Date().toISOString()): Settled {
  const counts = (fault: ActiveFault) => fault.lab === lab && fault.unseen === undefined;
  const solved = progress.atHand.filter(counts);
  const dropped = progress.atHand.filter((fault) => !counts(fault));
  const names = ({ name }: ActiveFault) => name;
  return {
    progress: {
      ...progress,
      solved: {
        ...progress.solved,
        ...creditFor(solved, at),
      },
      atHand: [],
    },
    solved: solved.map(names),
    dropped: dropped.map(names),
  };
}
