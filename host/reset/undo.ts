/** npm run undo: takes back the last `npm run break`, `solve` or `reset`. The learner's own files are kept. */
import { forgetUndo, readUndo, undoSnapshot } from "../../checks/target/undo.ts";
import { local } from "../drift/show.ts";
import { printNote } from "../output/output.ts";
import { command, confirm, Ended } from "./command.ts";
import { goBack, takeHome } from "./go-back.ts";
import { keepGreen } from "./green.ts";
import { isGreen } from "./verdict.ts";

const usage = `usage: npm run undo [-- OPTION…]

Takes back the last 'npm run break', 'npm run solve' or 'npm run reset': the lab is as it was before. Your files
in /home/vagrant stay as they are now. Only the last command can be undone, and only once.

  --yes      do not ask on a terminal
  --discard  go on even if your files cannot be saved

Exit code: 0 undone, 1 there is nothing to undo, or nothing was done, 2 the lab could not be reached, 130 stopped by Ctrl-C.
`;

await command("npm run undo", usage, async ({ yes, discard }) => {
  const last = readUndo();
  if (last === undefined) {
    throw new Ended(1, {
      code: "LAB-047",
      what: "There is nothing to undo.",
      why: "no 'npm run break', 'solve' or 'reset' has saved a snapshot since the lab was made, or since the last 'npm run undo'",
      fix: "'npm run reset' takes the lab back to when it was last green",
    });
  }
  const which = `'${last.command}' of ${local(new Date(last.at))}`;
  const ask = process.stdin.isTTY && !yes;
  if (
    ask &&
    !(await confirm(`Undo ${which}? Everything done in the lab since then will be lost, too.`, true))
  ) {
    printNote("Nothing was done.");
    return 1;
  }
  const taken = await takeHome(discard);
  if ("failure" in taken) throw new Ended(taken.exitCode, taken.failure);
  const { back, failure } = await goBack(undoSnapshot, taken.home);
  if (back) {
    forgetUndo();
    printNote(`Undone: ${which}. The lab is as it was before.`);
  }
  if (failure !== undefined) throw new Ended(2, failure);
  // After undoing a solve, the snapshot 'green' still has that solution: save it again.
  await keepGreen(isGreen);
  return 0;
});
