/** npm run fix: repairs the active faults, explains them, and checks that everything passes again. */

import { run } from "../../checks/ssh/session.ts";
import { hasSnapshot } from "../../checks/target/machine-snapshot.ts";
import { LabUnreachable } from "../../core/lab-unreachable.ts";
import { waiting } from "../../core/waiting.ts";
import { Refused } from "../engine/command-refused.ts";
import { lock } from "../engine/lock.ts";
import { type Failing, findLab, formatFailing, observeUntil, verifyWith } from "../engine/observe.ts";
import { readProgress, writeProgress } from "../engine/progress.ts";
import { fixScript, keptIn, limits } from "../engine/script.ts";
import { loadFaults } from "../load-faults.ts";
import { command } from "./command.ts";
import { hopeless } from "./hopeless.ts";

const usage = `usage: npm run fix

Repairs the active fault, whatever you changed since, and explains it. It does not count as solved.

Exit code: 0 repaired, 1 there is no active fault, or the repair did not help, 2 the lab could not be reached.
`;

await command(usage, { options: [], name: false }, () => waiting("fix", "Repairing the lab", fix));

async function fix(): Promise<void> {
  lock();
  const progress = readProgress();
  const faults = await loadFaults();
  const all = faults.filter(({ name }) => progress.atHand.some((each) => each.name === name));
  // The last fault is repaired first.
  const order = (name: string) => progress.atHand.findIndex((each) => each.name === name);
  all.sort((a, b) => order(b.name) - order(a.name));
  if (all.length === 0) {
    throw new Refused(
      "There is no active fault.",
      "the lab was not broken by 'npm run break'",
      "npm run break; for other problems see 'npm run checks', and 'vagrant provision' to restore the lab",
    );
  }
  const { target } = await findLab();
  let complaint = "";
  for (const fault of all) {
    console.log(`${fault.name}\n  it was:  ${fault.title}\n  learn:   ${fault.teaches}`);
    // A fix can fail because of what the learner changed. Whether that matters, the checks below decide.
    const { units } = progress.atHand.find(({ name }) => name === fault.name) ?? {};
    const script = fixScript(fault, fault === all.at(-1), units);
    const said = await run(target, script, limits.fix).catch((error) => {
      if (!(error instanceof LabUnreachable)) throw error;
      complaint = `; the repair failed: ${error.why}`;
      return "";
    });
    for (const line of keptIn(said.toString())) console.log(`  ${line}`);
  }
  let failing: Failing = { all: [], roots: [], isStarting: false, linesOf: () => 0 };
  const isHopeless = hopeless(all);
  const ways = new Map(all.map((fault) => [JSON.stringify(verifyWith(fault)), verifyWith(fault)]));
  for (const showing of ways.values()) {
    failing = await observeUntil(target, (seen) => seen.all.length === 0 || isHopeless(seen), 30, showing);
    if (failing.all.length > 0) break;
  }
  const at = new Date().toISOString();
  const shown = { ...progress.shown, ...Object.fromEntries(all.map(({ name }) => [name, { at }])) };
  // While the lab is not green the fault stays active, until the next provisioning.
  writeProgress({ ...progress, shown, atHand: failing.all.length === 0 ? [] : progress.atHand });
  if (failing.all.length > 0) {
    const reset = hasSnapshot("green")
      ? "; or npm run reset, which takes the whole lab back to when it was green"
      : "";
    throw new Refused(
      "The lab is not green yet.",
      `something besides the fault was changed, or could not be restored; these requirements fail: ${formatFailing(failing)}${complaint}`,
      `vagrant provision restores the app, the units and the site from the project; then npm run checks${reset}`,
    );
  }
  console.log("\nRepaired: every requirement passes.");
}
