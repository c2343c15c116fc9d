/** npm run break: breaks the lab, and says only what a user would report. */
import { run } from "../../checks/ssh/session.ts";
import { type Keeping, prepareUndo } from "../../checks/target/undo.ts";
import { vagrantTarget } from "../../checks/target/vagrant-target.ts";
import { LabUnreachable } from "../../core/lab-unreachable.ts";
import { inWords, refreshProgress } from "../engine/active-fault.ts";
import { Refused } from "../engine/command-refused.ts";
import type { Named } from "../engine/fault.ts";
import { lock } from "../engine/lock.ts";
import { redsUntil, verifyWith } from "../engine/observe.ts";
import { type ActiveFault, writeProgress } from "../engine/progress.ts";
import { breakScript, limits } from "../engine/script.ts";
import { loadFaults } from "../load-faults.ts";
import { availableFaults } from "./available-faults.ts";
import { type CommandLine, command } from "./command.ts";
import { pickFault } from "./pick-fault.ts";

const usage = `usage: npm run break [-- [NAME | --level N] [--anyway]]

  NAME        this fault; 'npm run faults' lists them. Default: a random one that you have not solved
  --level N   a random one of this difficulty, 1 to 5
  --anyway    even if the lab is not green

'npm run undo' leads back to the lab before it.

Exit code: 0 the lab is broken, 1 refused, 2 the lab could not be asked.
`;

await command(usage, { options: ["level", "anyway"], name: true }, async (line) => {
  const faults = await loadFaults();
  if (line.name !== undefined) pickFault(faults, { solved: {}, shown: {}, atHand: [] }, line);
  lock();
  // Vagrant's answers before Vagrant's start: two at once trip over each other's locks.
  await vagrantTarget();
  const undo = prepareUndo(["npm run break", ...(line.name === undefined ? [] : [line.name])].join(" -- "));
  try {
    await breakLab(faults, line, undo);
  } finally {
    await undo.drop();
  }
});

async function breakLab(faults: Named[], { name, level, anyway }: CommandLine, undo: Keeping): Promise<void> {
  const { target, identity, progress, red } = await refreshProgress(faults);
  const can = availableFaults(faults, target.exercise, name);
  const [atHand] = progress.atHand.slice(-1);
  if (identity.split(" ").length < 2 && !anyway) {
    throw new Refused(
      "The lab is not broken.",
      "its provisioning has not come to its end",
      "vagrant provision, or say --anyway",
    );
  }
  if (red.length > 0 && !anyway) {
    throw new Refused(
      "The lab is not broken anew: it is not green.",
      `these do not hold: ${inWords(red)}${atHand === undefined ? "" : `; a fault is at hand: ${atHand.name}`}`,
      atHand === undefined
        ? "npm run checks tells more; vagrant provision puts the lab back; or say --anyway"
        : "repair it, by npm run hint or npm run fix if need be; or say --anyway",
    );
  }
  const fault = pickFault(can, progress, { name, level });
  const others = progress.atHand.filter((each) => each.name !== fault.name);
  const cannotUndo = await undo.keep();
  if (cannotUndo !== undefined) console.error(`'npm run undo' cannot take this back: ${cannotUndo}.`);
  // Written before the lab is touched: a break that is cut off can be taken back.
  const broken: ActiveFault = { name: fault.name, since: new Date().toISOString(), hints: 0, lab: identity };
  writeProgress({ ...progress, atHand: [...others, { ...broken, unseen: true }] });
  if (fault.needs === "reboot") console.error("The lab reboots, which takes a moment …");
  await run(target, breakScript(fault, progress.atHand.length === 0), limits.break).catch((error) => {
    if (!(error instanceof LabUnreachable && /as this fault expects it/.test(error.why))) throw error;
    throw new Refused(
      "The lab is not broken: what you built is not what this fault changes.",
      error.why,
      "npm run fix, which puts back what was touched; then npm run break takes another one",
    );
  });
  const found = await redsUntil(
    target,
    (now) => fault.reddens.some((each) => now.includes(each)),
    30,
    fault.needs,
  );
  if (!fault.reddens.some((each) => found.includes(each))) {
    throw new Refused(
      "The lab does not show the fault.",
      "it was broken, and after 30 s every requirement still holds that this should turn red",
      "npm run fix, and then try another one; please report it",
    );
  }
  writeProgress({ ...progress, atHand: [...others, broken] });
  const option = verifyWith(fault);
  // Who did not choose it shall not read in its name what it is.
  const which = name === undefined ? "The fault" : fault.name;
  console.log(`
  "${fault.symptom}"

${which} is of difficulty ${fault.difficulty} of 5. Log in with 'vagrant ssh' and repair it.
'npm run checks' says what holds${option === undefined ? "" : ` (here with -- --${option})`}, 'npm run hint' where to look, 'npm run fix' how it is done${cannotUndo === undefined ? ", 'npm run undo' takes it back" : ""}.`);
}
