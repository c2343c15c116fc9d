/** npm run faults: all faults with the learner's progress, or which requirements fail under each fault. */
import { formatHintCount } from "../../checks/reporters/hint-count.ts";
import { LabUnreachable } from "../../core/lab-unreachable.ts";
import { refreshProgress } from "../engine/active-fault.ts";
import type { NamedFault } from "../engine/fault.ts";
import { lock } from "../engine/lock.ts";
import { requirementsByName } from "../engine/observe.ts";
import { type Progress, readProgress } from "../engine/progress.ts";
import { loadFaults } from "../load-faults.ts";
import { command } from "./command.ts";
import { faultsPage } from "./faults-page.ts";
import { html, markdown } from "./matrix.ts";

const usage = `usage: npm run faults [-- --matrix [html] | --page]

Lists the faults by task: ✔ solved, ◦ repaired by 'npm run fix', ▸ active now. The cause is shown only for
faults that were solved or repaired.

  --matrix        requirements × faults as Markdown, with all causes
  --matrix html   the same as a web page
  --page          all faults with their symptoms, causes and lessons, as in docs/faults.md

Exit code: 0 listed, 2 a fault is active and the lab could not be reached to see whether it is repaired.
`;

await command(usage, { options: ["matrix", "page"], name: false }, async ({ matrix, page }) => {
  const faults = await loadFaults();
  if (matrix !== undefined) {
    const requirements = await requirementsByName();
    process.stdout.write((matrix === "html" ? html : markdown)(requirements, faults));
    return;
  }
  if (page) {
    process.stdout.write(faultsPage(await requirementsByName(), faults));
    return;
  }
  let progress = readProgress();
  let unreachable: LabUnreachable | undefined;
  // Only the lab can tell whether an active fault is repaired; without one, the lab may be off.
  if (progress.atHand.length > 0) {
    lock();
    try {
      progress = (await refreshProgress(faults)).progress;
    } catch (error) {
      if (!(error instanceof LabUnreachable)) throw error;
      unreachable = error;
    }
  }
  console.log(list(faults, progress));
  if (unreachable !== undefined) throw unreachable;
});

function list(faults: NamedFault[], progress: Progress): string {
  const width = Math.max(...faults.map(({ name }) => name.length));
  const lines = faults.map((fault) => {
    const solved = progress.solved[fault.name];
    const atHand = progress.atHand.find(({ name }) => name === fault.name);
    const shown = progress.shown[fault.name] !== undefined;
    const sign = atHand !== undefined ? "▸" : solved !== undefined ? "✔" : shown ? "◦" : " ";
    const said = [
      atHand === undefined && (solved !== undefined || shown) ? fault.title : `"${fault.symptom}"`,
      ...(solved === undefined ? [] : [`(${formatHintCount(solved.hints)})`]),
    ];
    return `  ${sign} ${fault.name.padEnd(width)}  ${"*".repeat(fault.difficulty).padEnd(5)}  ${said.join(" ")}`;
  });
  const done = faults.filter(({ name }) => progress.solved[name] !== undefined).length;
  return `${lines.join("\n")}\n\n${done} of ${faults.length} solved. 'npm run break' takes a random one, '-- NAME' that one, '-- --level N' one with N stars.`;
}
