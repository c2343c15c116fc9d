/** npm run hint: the next hint for the active fault. */
import { waiting } from "../../core/waiting.ts";
import { refreshProgress } from "../engine/active-fault.ts";
import { Refused } from "../engine/command-refused.ts";
import { lock } from "../engine/lock.ts";
import { writeProgress } from "../engine/progress.ts";
import { loadFaults } from "../load-faults.ts";
import { command } from "./command.ts";

const usage = `usage: npm run hint

Shows the next hint for the active fault: where to look, what to compare, the command that shows it.

Exit code: 0 shown, 1 there is no active fault, 2 the lab could not be reached.
`;
const tiers = ["where to look", "what to compare", "the command that shows it"];

await command(usage, { options: [], name: false }, async () => {
  lock();
  const faults = await loadFaults();
  const { progress } = await waiting("hint", "Looking at the lab", () =>
    refreshProgress(faults, { thorough: false }),
  );
  const atHand = progress.atHand.at(-1);
  const fault = faults.find(({ name }) => name === atHand?.name);
  if (atHand === undefined || fault === undefined) {
    throw new Refused(
      "There is no active fault.",
      "the lab was not broken, or is green again",
      "npm run break",
    );
  }
  const hints = Math.min(atHand.hints + 1, fault.hints.length);
  writeProgress({ ...progress, atHand: [...progress.atHand.slice(0, -1), { ...atHand, hints }] });
  console.log(`  "${fault.symptom}"\n`);
  for (const [index, hint] of fault.hints.slice(0, hints).entries()) {
    console.log(`  ${index + 1}. ${tiers[index]}\n     ${hint}`);
  }
  const shown = fault.hints.slice(0, hints).join("\n");
  const renamed = Object.entries(atHand.units ?? {}).filter(([service]) =>
    new RegExp(`\\b${service}\\b`).test(shown),
  );
  const names = renamed.map(([service, unit]) => `${service} is ${unit}`);
  if (names.length > 0) console.log(`\n  In this lab units have other names: ${names.join(", ")}.`);
  if (atHand.hints === fault.hints.length)
    console.log("\nThere are no more hints; 'npm run fix' shows the repair.");
});
