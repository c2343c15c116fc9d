/** npm run undo: takes back the last `npm run break`, `solve` or `reset`. The learner's own files are kept. */
import { forgetUndo, readUndo, undoSnapshot } from "../../checks/target/undo.ts";
import { local } from "../drift/show.ts";
import { say } from "../output/output.ts";
import { command, confirm, Ended } from "./command.ts";
import { goBack, takeHome } from "./go-back.ts";
import { keepGreen } from "./green.ts";
import { isGreen } from "./verdict.ts";

const usage = `usage: npm run undo [-- OPTION…]

Takes back the last 'npm run break', 'npm run solve' or 'npm run reset': the lab is again as it was before it. Your files in
/home/vagrant stay as they are now. One step; what was undone cannot be done again so.

  --yes      without asking on a terminal
  --discard  even if your files cannot be kept

Exit code: 0 undone, 1 there is nothing to undo, or nothing was done, 2 the lab could not be asked, 130 stopped by Ctrl-C.
`;

await command("npm run undo", usage, async ({ yes, discard }) => {
  const last = readUndo();
  if (last === undefined) {
    throw new Ended(1, {
      code: "LAB-047",
      what: "There is nothing to undo.",
      why: "since the lab was made, or since the last 'npm run undo', no 'npm run break', 'solve' or 'reset' has changed it and kept a snapshot",
      fix: "'npm run reset' leads back to where the lab was green last",
    });
  }
  const which = `'${last.command}' of ${local(new Date(last.at))}`;
  const ask = process.stdin.isTTY && !yes;
  if (ask && !(await confirm(`Undo ${which}? What was done in the lab since then goes, too.`, true))) {
    say("Nothing was done.");
    return 1;
  }
  const taken = await takeHome(discard);
  if ("failure" in taken) throw new Ended(taken.exitCode, taken.failure);
  const { back, failure } = await goBack(undoSnapshot, taken.home);
  if (back) {
    forgetUndo();
    say(`Undone: ${which}. The lab is as it was before it.`);
  }
  if (failure !== undefined) throw new Ended(2, failure);
  // After a solve 'green' has that solution. The way back shall not lead there.
  await keepGreen(isGreen);
  return 0;
});
