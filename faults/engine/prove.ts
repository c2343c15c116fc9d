/** The two-sided law for faults, in a lab that is green: each makes exactly its requirements fail, and its fix all pass. */
import { smallTerminal } from "../../checks/reporters/lines.ts";
import { run } from "../../checks/ssh/session.ts";
import type { Target } from "../../checks/target/target.ts";
import type { NamedFault } from "./fault.ts";
import { type Failing, observeUntil, verifyWith } from "./observe.ts";
import { breakScript, fixScript } from "./script.ts";

/** Where the time of a fault goes, in seconds. */
export interface Times {
  break: number;
  look: number;
  fix: number;
  lookAgain: number;
}

/**
 * Proves faults one after the other. A fault's fix is seen by a look of its own only where the next fault would hide it:
 * whether the fault makes the same requirement fail, or needs a reload or a reboot to be seen. Else the look at the next
 * broken lab shows it: all but that one's requirements pass.
 */
export class Proof {
  readonly times: Times[] = [];
  readonly #target: Target;
  readonly #patience: number;
  /** Fixed, and not yet seen to be. */
  #unseen: NamedFault | undefined;
  #now: Times = { break: 0, look: 0, fix: 0, lookAgain: 0 };

  /** @param patience seconds that the lab may take to show what it should. */
  constructor(target: Target, patience: number) {
    this.#target = target;
    this.#patience = patience;
  }

  /**
   * Breaks the lab, looks, and fixes it.
   * @throws {Error} when other requirements fail than the fault names, or others are the root failures, saying which, or the
   *   result does not fit on a small terminal. The fix was tried.
   * @throws {LabUnreachable} when the lab cannot be reached, or a script fails there; the fix was tried.
   */
  async prove(fault: NamedFault): Promise<void> {
    if (this.#unseen !== undefined && hides(fault, this.#unseen)) await this.seeFixed();
    this.#now = { break: 0, look: 0, fix: 0, lookAgain: 0 };
    this.times.push(this.#now);
    const before = this.#unseen;
    this.#unseen = fault;
    const wanted = { all: sorted(fault.reddens), roots: sorted(fault.roots) };
    let failing: Failing;
    try {
      await this.#took("break", () => run(this.#target, breakScript(fault), 60_000));
      // A reboot takes its own time, and is not repeated.
      const seconds = fault.needs === "reboot" ? 0 : this.#patience;
      failing = await this.#took("look", () =>
        observeUntil(
          this.#target,
          ({ all, roots }) => sorted(all) === wanted.all && sorted(roots) === wanted.roots,
          seconds,
          fault,
        ),
      );
    } finally {
      await this.#took("fix", () => run(this.#target, fixScript(fault), 60_000));
    }
    const unexpected = failing.all.filter((name) => !fault.reddens.includes(name));
    const missing = fault.reddens.filter((name) => !failing.all.includes(name));
    const after = before === undefined ? "" : ` (after the fix of ${before.name})`;
    if (unexpected.length + missing.length > 0 || sorted(failing.roots) !== wanted.roots) {
      throw new Error(
        `${fault.name}${after}: fails and is not named: ${list(unexpected)}; named and does not fail: ${list(missing)}; root failures: ${list(failing.roots)}, named: ${list(fault.roots)}`,
      );
    }
    if (failing.lines > smallTerminal.lines) {
      throw new Error(`${fault.name}${after}: the result takes ${failing.lines} lines of a small terminal`);
    }
  }

  /**
   * Looks whether all passes after the last fix.
   * @throws {Error} when a requirement fails, saying which.
   * @throws {LabUnreachable} when the lab cannot be reached.
   */
  async seeFixed(): Promise<void> {
    const fault = this.#unseen;
    if (fault === undefined) return;
    this.#unseen = undefined;
    const shownBy = verifyWith(fault);
    // Several services take as many times as long, and must have a second try.
    const tried = shownBy.needs === "reload" || shownBy.needs === "kill";
    const ports = tried ? (shownBy.touches?.length ?? 4) : 1;
    const seconds = ports * this.#patience;
    const left = await this.#took("lookAgain", () =>
      observeUntil(this.#target, ({ all }) => all.length === 0, seconds, shownBy),
    );
    if (left.all.length > 0) throw new Error(`${fault.name}: fails after its fix: ${list(left.all)}`);
  }

  /** After the lab was put back by other means. */
  forget(): void {
    this.#unseen = undefined;
  }

  async #took<Result>(phase: keyof Times, work: () => Promise<Result>): Promise<Result> {
    const started = performance.now();
    try {
      return await work();
    } finally {
      this.#now[phase] += (performance.now() - started) / 1000;
    }
  }
}

/** Whether a look at the next fault would not show that the one before is fixed. */
export const hides = (next: NamedFault, before: NamedFault) =>
  next.needs !== undefined ||
  before.needs !== undefined ||
  next.reddens.some((name) => before.reddens.includes(name));

const sorted = (names: string[]) => names.toSorted().join();
const list = (names: string[]) => (names.length === 0 ? "none" : names.join(", "));

/**
 * An order in which as few faults as possible hide the one before.
 * @param faults in random order: the first that suits comes next.
 */
export function inRows(faults: NamedFault[]): NamedFault[] {
  const left = [...faults];
  const order: NamedFault[] = [];
  while (left.length > 0) {
    const last = order.at(-1);
    const next = last === undefined ? 0 : left.findIndex((fault) => !hides(fault, last));
    order.push(...left.splice(Math.max(0, next), 1));
  }
  return order;
}
