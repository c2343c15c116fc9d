/** npm run reset: takes the lab back to when it was last green. The learner's own files are kept. */
import { hasSnapshot, taskOf } from "../../checks/target/machine-snapshot.ts";
import { type Keeping, prepareUndo } from "../../checks/target/undo.ts";
import { vagrantTarget } from "../../checks/target/vagrant-target.ts";
import { LabUnreachable } from "../../core/lab-unreachable.ts";
import { local } from "../drift/show.ts";
import { printNote } from "../output/output.ts";
import { isFresh } from "../vagrant/is-fresh.ts";
import { readLabTask } from "../vagrant/lab-task.ts";
import { command, confirm, Ended, type Line } from "./command.ts";
import { goBack, takeHome } from "./go-back.ts";
import { greenSnapshot, readGreen } from "./green.ts";
import { differences, formatDifferences } from "./losses.ts";
import { verdict } from "./verdict.ts";

const usage = `usage: npm run reset [-- OPTION…]

Takes the lab back to the machine snapshot 'green', which npm start and npm run solve save when the checks pass. Your files
in /home/vagrant are copied to the host first, and back into the lab afterwards. 'npm run undo' takes it back.

  --yes      do not ask
  --discard  go on even if your files, or the lab as it is for 'npm run undo', cannot be saved

Exit code: 0 the lab is green, 1 it is not, or nothing was done, 2 the lab could not be reached, 130 stopped by Ctrl-C.
`;

await command("npm run reset", usage, async (line) => {
  if (!line.yes && !process.stdin.isTTY) {
    process.stderr.write(
      `Nothing was done: there is no terminal to ask on; use 'npm run reset -- --yes'.\n\n${usage}`,
    );
    return 2;
  }
  // A lab that is off can be put back, too; one that was never made cannot.
  if (isFresh()) await vagrantTarget();
  if (!hasSnapshot(greenSnapshot)) throw noGreen();
  // With --yes, start Vagrant early to save time; otherwise only after the user has agreed.
  let undo = line.yes ? prepareUndo("npm run reset") : undefined;
  try {
    printNote(destination());
    const taken = await takeHome(line.discard);
    if ("failure" in taken) throw new Ended(taken.exitCode, taken.failure);
    await printLosses();
    if (!line.yes && !(await confirm("Put the lab back?", false))) {
      printNote("Nothing was done.");
      return 1;
    }
    undo ??= prepareUndo("npm run reset");
    await keepForUndo(undo, line);
    const { failure } = await goBack(greenSnapshot, taken.home);
    if (failure !== undefined) throw new Ended(2, failure);
  } finally {
    await undo?.drop();
  }
  const { line: words, exitCode } = await verdict();
  printNote(words);
  if (exitCode !== 0)
    printNote("'npm run checks' says more; 'vagrant provision' restores the app, the units and the site.");
  return exitCode;
});

/** @throws {Ended} if the lab cannot be saved for `npm run undo`, and --discard was not given. */
async function keepForUndo(undo: Keeping, { discard }: Line): Promise<void> {
  const why = await undo.keep();
  if (why === undefined) return printNote("'npm run undo' takes this back.");
  if (discard) return printNote(`'npm run undo' cannot take this back: ${why}.`);
  throw new Ended(1, {
    code: "LAB-044",
    what: "Nothing was done: the lab as it is cannot be saved for 'npm run undo'.",
    why,
    fix: "fix that; or add '-- --discard' to go back anyway",
  });
}

/** When the lab was green, and, where that is another one than now, before which task it was. */
function destination(): string {
  const at = readGreen()?.at;
  const when =
    at === undefined ? "where the lab was green last" : `${local(new Date(at))}, when the lab was green`;
  const task = taskOf(greenSnapshot);
  if (task === readLabTask()) return `Going back to ${when}:`;
  return `Going back to ${when}, ${task === undefined ? "with every task solved" : `before task ${task}`}:`;
}

function noGreen(): Ended {
  const impossible = readGreen()?.impossible === true;
  return new Ended(1, {
    code: "LAB-042",
    what: "There is no snapshot of this lab to go back to.",
    why: impossible
      ? "its provider has no snapshots"
      : "'npm start' and 'npm run solve' save one when the checks pass after provisioning; that has not happened since the machine was made, or the snapshot was deleted",
    fix: "'vagrant provision' restores the app, the units and the site from the project; 'vagrant destroy -f' and 'npm start' make a new lab",
  });
}

async function printLosses(): Promise<void> {
  try {
    const lines = formatDifferences(await differences());
    if (lines.length === 0) return printNote("Only your files differ from the provisioned lab.");
    printNote("These changes since provisioning will be lost ('npm run drift' shows them all):");
    for (const line of lines) printNote(`  ${line}`);
  } catch (error) {
    if (!(error instanceof LabUnreachable)) throw error;
    printNote(`The changes that will be lost cannot be listed: ${error.what} ${error.why}`);
  }
}
