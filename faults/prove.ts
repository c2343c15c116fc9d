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
  /** Seconds from the beginning to the end. */
  all: number;
  /** Seconds of them for the break and the fix themselves, login and all: most are restarts, which a fault needs. */
  own: number;
}

/**
 * Breaks and mends.
 * @param patience seconds that the lab may take to show the red set, and to be green again.
 * @throws {LabUnreachable} when the lab cannot be asked, or a script fails there; the fix was tried.
 */
export async function prove(target: Target, fault: Fault, patience = 40): Promise<Proof> {
  const wanted = [...fault.reddens].sort().join();
  const began = performance.now();
  let own = 0;
  const change = async (script: string) => {
    const started = performance.now();
    await run(target, script, 60_000);
    own += performance.now() - started;
  };
  let red: string[];
  try {
    await change(breakScript(fault));
    // A reboot takes its own time, and is not repeated.
    const seconds = fault.needs === "reboot" ? 0 : patience;
    red = await redsUntil(target, (now) => [...now].sort().join() === wanted, seconds, fault.needs);
  } finally {
    await change(fixScript(fault));
  }
  const shownBy = mendShownBy(fault);
  // Four services take four times as long, and shall have a second try.
  const patienceThen = shownBy === "reload" ? 4 * patience : patience;
  const left = await redsUntil(target, (now) => now.length === 0, patienceThen, shownBy);
  return {
    unexpected: red.filter((name) => !fault.reddens.includes(name)),
    missing: fault.reddens.filter((name) => !red.includes(name)),
    left,
    all: (performance.now() - began) / 1000,
    own: own / 1000,
  };
}
