/** A failure in the middle of a restart is not worth a report, and what is being restarted is not to be reloaded or killed. */
import { setTimeout as pause } from "node:timers/promises";
import type { Lab } from "./collect/model.ts";
import { repeatedRequests } from "./collect/probes/repeated-requests.ts";
import { isChanging, isYoung } from "./judge/is-changing.ts";
import { isUnsteady } from "./judge/steady.ts";

/** How often the checks look at a lab that is just changing, and the milliseconds between two looks. */
const [looks, between] = [4, 2000];

/**
 * The lab when it no longer changes, or passes.
 * @param first what was seen of it.
 * @param look sees it again.
 */
export async function settled(
  first: Lab,
  look: () => Promise<Lab>,
  isGreen: (lab: Lab) => Promise<boolean>,
): Promise<Lab> {
  let lab = first;
  // One more look, too, for a service that listens, but may not have all its workers yet, and for an answer that is not
  // always the same: a reload may have been under way.
  const isWorthALook = (seen: number) =>
    isChanging(lab) || (seen === 1 && (isYoung(lab) || isUnsteady(lab, repeatedRequests)));
  for (let seen = 1; seen < looks && isWorthALook(seen) && !(await isGreen(lab)); seen++) {
    await pause(between);
    lab = await look();
  }
  return lab;
}
