import type { Target } from "../checks/target.ts";
import type { Named } from "./fault.ts";
import { findLab, reds, see } from "./judge.ts";
import { type Progress, readProgress, settle, writeProgress } from "./progress.ts";

/** The lab and the progress, after what was repaired meanwhile is counted. */
export interface State {
  target: Target;
  identity: string;
  progress: Progress;
  /** The requirements that do not hold now. */
  red: string[];
}

/**
 * Looks at the lab. Where it is green again the faults at hand are counted, and the learner is told.
 * @param thorough whether a service may be reloaded under requests, where only that shows a fault.
 * @throws {LabUnreachable} when the lab cannot be asked.
 * @throws {Refused} when the progress cannot be read or written.
 */
export async function takeStock(faults: Named[], { thorough = true } = {}): Promise<State> {
  const progress = readProgress();
  const { target, identity } = await findLab();
  let red = await reds(await see(target));
  if (red.length > 0 || progress.atHand.length === 0) return { target, identity, progress, red };

  // After a reboot everything can be seen without another one; what is wrong with a reload only a reload shows.
  const hidden = progress.atHand.some(
    ({ name, lab }) => lab === identity && faults.find((each) => each.name === name)?.needs === "reload",
  );
  if (hidden && !thorough) return { target, identity, progress, red };
  if (hidden) {
    console.error("Reloading the service under requests, which alone shows whether this fault is repaired …");
    red = await reds(await see(target, "reload"));
    if (red.length > 0) return { target, identity, progress, red };
  }

  const settled = settle(progress, identity);
  writeProgress(settled.progress);
  const of = (name: string) => faults.find((fault) => fault.name === name);
  for (const name of settled.solved) {
    console.log(`Solved: ${name}, with ${hintsInWords(settled.progress.solved[name]?.hints ?? 0)}.`);
    const fault = of(name);
    if (fault !== undefined) console.log(`  it was:  ${fault.title}\n  learned: ${fault.teaches}\n`);
  }
  for (const name of settled.dropped) {
    console.log(`Gone, and not counted: ${name}. The lab was provisioned meanwhile, or is another one.\n`);
  }
  return { target, identity, progress: settled.progress, red };
}

/** `no hint`, `1 hint`, `2 hints`. */
export const hintsInWords = (hints: number) => `${hints === 0 ? "no" : hints} hint${hints > 1 ? "s" : ""}`;

/** Some names on a line, and how many more there are. */
export const inWords = (red: string[]) =>
  `${red.slice(0, 5).join(", ")}${red.length > 5 ? ` and ${red.length - 5} more` : ""}`;
