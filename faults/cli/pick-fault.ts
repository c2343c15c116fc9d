/** Chooses the fault of `npm run break` from those of available-faults.ts. */
import { Refused } from "../engine/command-refused.ts";
import type { NamedFault } from "../engine/fault.ts";
import type { Progress } from "../engine/progress.ts";

/**
 * The fault that is to come: the one that is named, or a random one that was not solved; one whose repair was shown
 * comes only when all the others are done.
 * @param random from 0 to 1.
 * @throws {Refused} when there is none.
 */
export function pickFault(
  faults: NamedFault[],
  { solved, shown, atHand }: Progress,
  { name, level }: { name: string | undefined; level: number | undefined },
  random = Math.random(),
): NamedFault {
  if (name !== undefined) {
    const named = faults.find((fault) => fault.name === name);
    if (named !== undefined) return named;
    throw new Refused(`There is no fault '${name}'.`, nearest(faults, name), "npm run faults");
  }
  const open = faults.filter(
    (fault) =>
      (level === undefined || fault.difficulty === level) &&
      solved[fault.name] === undefined &&
      !atHand.some((each) => each.name === fault.name),
  );
  const unseen = open.filter((fault) => shown[fault.name] === undefined);
  const choice = unseen.length > 0 ? unseen : open;
  const chosen = choice[Math.min(choice.length - 1, Math.floor(random * choice.length))];
  if (chosen !== undefined) return chosen;
  throw new Refused(
    level === undefined ? "You have solved all faults." : `You have solved all faults of level ${level}.`,
    "no unsolved fault is left",
    "run one again by its name; npm run faults lists them",
  );
}

function nearest(faults: NamedFault[], name: string): string {
  const near = faults.filter((fault) => fault.name.startsWith(name) || fault.name.includes(name));
  return near.length === 0
    ? "no fault has a similar name"
    : `similar names: ${near.map((fault) => fault.name).join(", ")}`;
}
