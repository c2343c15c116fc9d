import type { Lab } from "../../checks/collect/model.ts";
import { formatHintCount } from "../../checks/reporters/hint-count.ts";
import type { Target } from "../../checks/target/target.ts";
import type { NamedFault, Showing } from "./fault.ts";
import { type Failing, failingRequirements, findLab, observe } from "./observe.ts";
import { creditSolved, type Progress, readProgress, writeProgress } from "./progress.ts";

/** The lab and the progress, after counting what was repaired meanwhile. */
export interface CurrentState {
  target: Target;
  identity: string;
  progress: Progress;
  /** The facts of the last look, and the requirements that fail now. */
  lab: Lab;
  failing: Failing;
}

/** The ports that the faults that need this can touch; undefined for all. */
function touchedBy(faults: NamedFault[], need: NamedFault["needs"]): Showing["touches"] {
  const those = faults.filter(({ needs }) => needs === need);
  if (those.some(({ touches }) => touches === undefined)) return undefined;
  return [...new Set(those.flatMap(({ touches = [] }) => touches))];
}

const doing = {
  bind: "Binding the app to another port",
  reload: "Reloading the services while requests come in",
  kill: "Killing the processes of the services and of Nginx, one after the other",
};

/**
 * Checks the lab. If it is green again, the active faults count as solved, and this is printed.
 * @param thorough whether the lab may be reloaded and its app bound, for faults that only show then.
 * @throws {LabUnreachable} when the lab cannot be reached.
 * @throws {Refused} when the progress cannot be read or written.
 */
export async function refreshProgress(faults: NamedFault[], { thorough = true } = {}): Promise<CurrentState> {
  const progress = readProgress();
  const { target, identity } = await findLab();
  let lab = await observe(target);
  let failing = await failingRequirements(lab);
  if (failing.all.length > 0 || progress.atHand.length === 0)
    return { target, identity, progress, lab, failing };

  // After a reboot everything can be seen without another one; the rest has to be tried.
  const ours = faults.filter(({ name }) =>
    progress.atHand.some((each) => each.name === name && each.lab === identity),
  );
  for (const needs of ["bind", "reload", "kill"] as const) {
    if (!ours.some((fault) => fault.needs === needs)) continue;
    if (!thorough) return { target, identity, progress, lab, failing };
    console.error(`${doing[needs]}, because only that shows whether the fault is repaired …`);
    lab = await observe(target, { needs, touches: touchedBy(ours, needs) });
    failing = await failingRequirements(lab);
    if (failing.all.length > 0) return { target, identity, progress, lab, failing };
  }

  const settled = creditSolved(progress, identity);
  writeProgress(settled.progress);
  const of = (name: string) => faults.find((fault) => fault.name === name);
  for (const name of settled.solved) {
    console.log(`Solved: ${name}, with ${formatHintCount(settled.progress.solved[name]?.hints ?? 0)}.`);
    const fault = of(name);
    if (fault !== undefined) console.log(`  it was:  ${fault.title}\n  learned: ${fault.teaches}\n`);
  }
  for (const name of settled.dropped) {
    console.log(
      `${name} is gone but does not count as solved: the lab was re-provisioned or replaced, or the fault never took effect.\n`,
    );
  }
  return { target, identity, progress: settled.progress, lab, failing };
}
