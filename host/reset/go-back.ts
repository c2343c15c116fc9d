/** Back to a machine snapshot, with what the learner has under /home/vagrant now. */
import type { Failure } from "../../core/failure.ts";
import { LabUnreachable } from "../../core/lab-unreachable.ts";
import { elapsed } from "../output/clock.ts";
import { printNote } from "../output/output.ts";
import { PhaseTracker } from "../start/phase-tracker.ts";
import { runVagrant } from "../vagrant/run-vagrant.ts";
import { copyHome, formatSize, type Home, NotCopied, putHomeBack } from "./home.ts";

/** What becomes of the learner's files. */
export type Taken = { home: Home | undefined } | { failure: Failure; exitCode: 1 | 2 };

/**
 * Copies the learner's files to the host.
 * @param discard whether to go on without them, where that is not possible.
 */
export async function takeHome(discard: boolean): Promise<Taken> {
  try {
    const home = await copyHome();
    printNote(`Your files in /home/vagrant (${formatSize(home.kibibytes)}) were copied to ${home.file}`);
    return { home };
  } catch (error) {
    if (!(error instanceof LabUnreachable || error instanceof NotCopied)) throw error;
    const why = error instanceof NotCopied ? error.message : `${error.what} ${error.why}`;
    if (discard) {
      printNote(`Your files in /home/vagrant will be lost: they cannot be copied (${why}).`);
      return { home: undefined };
    }
    return { failure: notCopied(why, error.fix), exitCode: error instanceof NotCopied ? 1 : 2 };
  }
}

const notCopied = (why: string, fix: string): Failure => ({
  code: "LAB-043",
  what: "Nothing was done: your files in /home/vagrant cannot be copied out of the lab.",
  why,
  fix: `${fix}; or add '-- --discard' to go back without them`,
});

/**
 * Restores a snapshot, and puts the learner's files back into the lab.
 * @returns whether the lab is back, and what failed of it or of the files.
 * @throws {Interrupted}
 */
export async function goBack(
  snapshot: string,
  home: Home | undefined,
): Promise<{ back: boolean; failure?: Failure }> {
  const restore = ["snapshot", "restore", "--no-provision", snapshot];
  home?.stays();
  const failure = await runVagrant(restore, new PhaseTracker([], {}, elapsed())).catch((error) => {
    if (home !== undefined) printNote(`Your files are in ${home.file}.`);
    throw error;
  });
  if (failure !== undefined) return { back: false, failure };
  if (home === undefined) return { back: true };
  try {
    const copy = await putHomeBack(home);
    printNote(`Your files are in /home/vagrant again. The copy is kept until the next one: ${copy}`);
    return { back: true };
  } catch (error) {
    if (!(error instanceof LabUnreachable)) throw error;
    const unpack = `ssh -F .vagrant/applab/ssh-config default 'sudo tar -xzpC /home/vagrant' <'${home.file}'`;
    const failure: Failure = {
      code: "LAB-045",
      what: "The lab is back, but your files could not be restored completely.",
      why: error.why,
      fix: `they are kept in ${home.file}; when the lab answers: ${unpack}`,
    };
    return { back: true, failure };
  }
}
