/** Tells at once that a fault was solved, and counts it: where every requirement passes, and that shows it. */
import type { CommandLine } from "./cli.ts";
import type { Lab, Need } from "./collect/model.ts";
import type { Outcome } from "./judge/evaluate.ts";
import { news } from "./reporters/news.ts";
import { activeFaults, creditSolved } from "./target/active-faults.ts";

export async function rememberSolvedFaults(
  { target, tasks, reporter, output }: CommandLine,
  lab: Lab,
  outcome: Outcome,
): Promise<void> {
  // Told once, to people.
  const isForPeople = reporter === "spec" && output === undefined;
  if (target !== undefined || tasks !== undefined || !isForPeople) return;
  // In an exercise lab only what was solved can be broken.
  const isSolved = (task: number) => task < (lab.unsolved ?? task + 1);
  if (
    outcome.judgements.some(({ requirement, thrown }) => isSolved(requirement.task) && thrown !== undefined)
  )
    return;
  const faults = activeFaults();
  // Some faults show only when the app was bound, or a service was reloaded or killed. A boot is over, and shows its own.
  const isSeen = (needs: Need = "reboot") => needs === "reboot" || lab[needs] !== undefined;
  if (faults.length === 0 || !faults.every(({ lesson }) => isSeen(lesson?.needs))) return;
  // A lab that was provisioned again was not repaired by its user. If it no longer answers, the next run tells it.
  const identity = await lab.identity?.().catch(() => undefined);
  const solved = faults.filter(({ lab }) => lab === identity);
  if (solved.length > 0) news.solved = await creditSolved(solved.map(({ name }) => name));
}
