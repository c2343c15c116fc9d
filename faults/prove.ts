/** The two-sided law for one fault, in a lab that is green: it turns exactly its requirements red, and its fix all green. */
import { run } from "../checks/ssh.ts";
import type { Target } from "../checks/target.ts";
import type { Fault } from "./fault.ts";
import { mendShownBy, redsUntil } from "./judge.ts";
import { breakScript, fixScript } from "./shell.ts";

export interface Proof {
  /** What was red that the fault does not name, and the other way round: empty where it holds. */
  unexpected: string[];
  missing: string[];
  /** What is still red after the fix. */
  left: string[];
  /** Seconds from the break to its red set, and from the fix to green. */
  untilRed: number;
  untilGreen: number;
}

/**
 * Breaks and mends.
 * @param patience seconds that the lab may take to show the red set, and to be green again.
 * @throws {LabUnreachable} when the lab cannot be asked, or a script fails there; the fix was tried.
 */
export async function prove(target: Target, fault: Fault, patience = 40): Promise<Proof> {
  const wanted = [...fault.reddens].sort().join();
  const began = performance.now();
  let red: string[];
  let mended: number;
  try {
    await run(target, breakScript(fault), 60_000);
    // A reboot or a reload takes its own time, and is not repeated.
    const seconds = fault.needs === undefined ? patience : 0;
    red = await redsUntil(target, (now) => [...now].sort().join() === wanted, seconds, fault.needs);
  } finally {
    mended = performance.now();
    await run(target, fixScript(fault), 60_000);
  }
  const left = await redsUntil(target, (now) => now.length === 0, patience, mendShownBy(fault));
  return {
    unexpected: red.filter((name) => !fault.reddens.includes(name)),
    missing: fault.reddens.filter((name) => !red.includes(name)),
    left,
    untilRed: (mended - began) / 1000,
    untilGreen: (performance.now() - mended) / 1000,
  };
}
