/** npm run fix: repairs what is at hand, says what it was, and sees that everything holds again. */

import { run } from "../../checks/ssh/session.ts";
import { hasSnapshot } from "../../checks/target/machine-snapshot.ts";
import { LabUnreachable } from "../../core/lab-unreachable.ts";
import { inWords } from "../engine/active-fault.ts";
import { Refused } from "../engine/command-refused.ts";
import { lock } from "../engine/lock.ts";
import { findLab, redsUntil, verifyWith } from "../engine/observe.ts";
import { readProgress, writeProgress } from "../engine/progress.ts";
import { fixScript, keptIn, limits } from "../engine/script.ts";
import { loadFaults } from "../load-faults.ts";
import { command } from "./command.ts";

const usage = `usage: npm run fix

Repairs the fault at hand, whatever was done to it meanwhile, and explains it. It does not count as solved.

Exit code: 0 repaired, 1 there is none, or it did not help, 2 the lab could not be asked.
`;

await command(usage, { options: [], name: false }, async () => {
  lock();
  const progress = readProgress();
  const faults = await loadFaults();
  const all = faults.filter(({ name }) => progress.atHand.some((each) => each.name === name));
  // Who broke last is repaired first.
  const order = (name: string) => progress.atHand.findIndex((each) => each.name === name);
  all.sort((a, b) => order(b.name) - order(a.name));
  if (all.length === 0) {
    throw new Refused(
      "There is no fault at hand.",
      "the lab was not broken by 'npm run break'",
      "npm run break; what else is wrong 'npm run checks' tells, and 'vagrant provision' puts back",
    );
  }
  const { target } = await findLab();
  let complaint = "";
  for (const fault of all) {
    console.log(`${fault.name}\n  it was:  ${fault.title}\n  learn:   ${fault.teaches}`);
    // A fix that stumbles over what somebody did meanwhile: whether that matters the look tells.
    const said = await run(target, fixScript(fault, fault === all.at(-1)), limits.fix).catch((error) => {
      if (!(error instanceof LabUnreachable)) throw error;
      complaint = `; its repair said: ${error.why}`;
      return "";
    });
    for (const line of keptIn(said.toString())) console.log(`  ${line}`);
  }
  let red: string[] = [];
  for (const needs of new Set(all.map(verifyWith))) {
    red = await redsUntil(target, (now) => now.length === 0, 30, needs);
    if (red.length > 0) break;
  }
  const at = new Date().toISOString();
  const shown = { ...progress.shown, ...Object.fromEntries(all.map(({ name }) => [name, { at }])) };
  // While it is not green the fault stays at hand: the next provisioning ends that.
  writeProgress({ ...progress, shown, atHand: red.length === 0 ? [] : progress.atHand });
  if (red.length > 0) {
    const reset = hasSnapshot("green")
      ? "; or npm run reset: all of the lab as it was when it was green"
      : "";
    throw new Refused(
      "The lab is not green yet.",
      `something else than the fault was changed, or not all of it could be put back; these do not hold: ${inWords(red)}${complaint}`,
      `vagrant provision: it puts app, units and site back as the project has them; then npm run checks${reset}`,
    );
  }
  console.log("\nRepaired: every requirement holds.");
});
