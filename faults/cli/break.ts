/** npm run break: breaks the lab, and says only what a user would report. */
import { run } from "../../checks/ssh/session.ts";
import { type Keeping, prepareUndo } from "../../checks/target/undo.ts";
import { vagrantTarget } from "../../checks/target/vagrant-target.ts";
import { LabUnreachable } from "../../core/lab-unreachable.ts";
import { waiting } from "../../core/waiting.ts";
import { refreshProgress } from "../engine/active-fault.ts";
import { Refused } from "../engine/command-refused.ts";
import type { NamedFault } from "../engine/fault.ts";
import { lock } from "../engine/lock.ts";
import { type Failing, formatFailing, observeUntil, verifyWith } from "../engine/observe.ts";
import { type ActiveFault, writeProgress } from "../engine/progress.ts";
import { breakScript, limits, undoScript } from "../engine/script.ts";
import { loadFaults } from "../load-faults.ts";
import { availableFaults, renamedUnits, taskOf, unitsOf } from "./available-faults.ts";
import { type CommandLine, command } from "./command.ts";
import { pickFault } from "./pick-fault.ts";

const usage = `usage: npm run break [-- [NAME | --level N] [--anyway]]

  NAME        the fault; 'npm run faults' lists them. Default: a random one that you have not solved
  --level N   a random one of this difficulty, 1 to 5
  --anyway    break the lab even if it is not green

'npm run undo' takes it back.

Exit code: 0 the lab is broken, 1 refused, 2 the lab could not be reached.
`;

await command(usage, { options: ["level", "anyway"], name: true }, async (line) => {
  const faults = await loadFaults();
  if (line.name !== undefined) pickFault(faults, { solved: {}, shown: {}, atHand: [] }, line);
  lock();
  // Ask Vagrant first, then start the snapshot: two Vagrants at once wait for each other's locks.
  await vagrantTarget();
  const undo = prepareUndo(["npm run break", ...(line.name === undefined ? [] : [line.name])].join(" -- "));
  try {
    await waiting("break", "Breaking the lab", () => breakLab(faults, line, undo));
  } finally {
    await undo.drop();
  }
});

async function breakLab(
  faults: NamedFault[],
  { name, level, anyway }: CommandLine,
  undo: Keeping,
): Promise<void> {
  const { target, identity, progress, lab, failing } = await refreshProgress(faults);
  const can = availableFaults(faults, { ...target, units: unitsOf(lab) }, name);
  const [atHand] = progress.atHand.slice(-1);
  // In a broken lab a stranger may have a service's port.
  const units = failing.all.length === 0 ? renamedUnits(unitsOf(lab)) : (atHand?.units ?? {});
  if (identity.split(" ").length < 2 && !anyway) {
    throw new Refused(
      "The lab is not broken.",
      "its provisioning did not finish",
      "vagrant provision, or add --anyway",
    );
  }
  if (failing.all.length > 0 && !anyway) {
    throw new Refused(
      "The lab is not broken again: it is not green.",
      `these requirements fail: ${formatFailing(failing)}${atHand === undefined ? "" : `; the active fault is ${atHand.name}`}`,
      atHand === undefined
        ? "npm run checks says more; vagrant provision restores the lab; or add --anyway"
        : "repair the fault (npm run hint and npm run fix help), or add --anyway",
    );
  }
  const fault = pickFault(can, progress, { name, level });
  const others = progress.atHand.filter((each) => each.name !== fault.name);
  const cannotUndo = await undo.keep();
  if (cannotUndo !== undefined) console.error(`'npm run undo' cannot take this back: ${cannotUndo}.`);
  // Written first, so that an interrupted break can be taken back.
  const { title, teaches, needs } = fault;
  const broken: ActiveFault = {
    name: fault.name,
    since: new Date().toISOString(),
    hints: 0,
    lab: identity,
    lesson: { title, teaches, ...(needs && { needs }) },
    ...(Object.keys(units).length > 0 && { units }),
  };
  writeProgress({ ...progress, atHand: [...others, { ...broken, unseen: true }] });
  if (fault.needs === "reboot") console.error("The lab reboots, which takes a moment …");
  const fresh = progress.atHand.length === 0;
  /** If the lab cannot be reached, the fault stays active, and 'npm run fix' can take it back later. */
  const takeBack = async (error: unknown) => {
    await run(target, undoScript(fault, fresh, units), limits.fix).catch(() => {
      throw error;
    });
    writeProgress({ ...progress, atHand: others });
  };
  await run(target, breakScript(fault, fresh, units), limits.break).catch(async (error) => {
    if (!(error instanceof LabUnreachable)) throw error;
    await takeBack(error);
    const differs = /as this fault expects it/.test(error.why);
    throw new Refused(
      differs
        ? "The lab is not broken: this fault edits the lab's own files, and yours differ."
        : "The lab is not broken: this fault cannot be put into it.",
      error.why,
      "nothing to do, the lab is as before; npm run break takes another fault",
    );
  });
  const isOwn = taskOf(fault) >= (target.exercise ?? Number.POSITIVE_INFINITY);
  const shows = ({ all }: Failing) => fault.reddens.some((each) => all.includes(each));
  // Nobody has proven the fault in a solution of the learner's, and a service that is just starting fails by itself.
  const found = await observeUntil(target, (seen) => shows(seen) && !(isOwn && seen.isStarting), 30, fault);
  if (!shows(found)) {
    const unseen = new Refused(
      "The lab does not show the fault, which was taken back.",
      `after 30 s every requirement that should fail still passed${isOwn ? ": your solution is none of those that this fault can break" : ""}`,
      `npm run break takes another fault${isOwn ? "" : "; please report this"}`,
    );
    await takeBack(unseen);
    throw unseen;
  }
  writeProgress({ ...progress, atHand: [...others, broken] });
  const { needs: option } = verifyWith(fault);
  // The name of a random fault would give it away.
  const which = name === undefined ? "The fault" : fault.name;
  console.log(`
  "${fault.symptom}"

${which} has difficulty ${fault.difficulty} of 5. Log in with 'vagrant ssh' and repair it.
'npm run checks' shows what fails${option === undefined ? "" : ` (here with -- --${option})`}, 'npm run hint' says where to look, 'npm run fix' shows the repair${cannotUndo === undefined ? ", 'npm run undo' takes it back" : ""}.`);
}
