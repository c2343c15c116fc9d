/** The two-sided law for faults, in a lab that is green: each makes exactly its requirements fail, and its fix all pass. */
import { smallTerminal } from "../../checks/reporters/lines.ts";
import { run } from "../../checks/ssh/session.ts";
import type { Target } from "../../checks/target/target.ts";
import type { NamedFault } from "./fault.ts";
import { type Failing, observeUntil, verifyWith } from "./observe.ts";
import { hides } from "./pairs.ts";
import { breakScript, fixScript } from "./script.ts";

/** Where the time of a fault goes, in seconds. */
export interface Times {
  break: number;
  look: number;
  fix: number;
  lookAgain: number;
}

/** Seconds that two faults together may take to show what they should; then each is proven alone. */
const briefly = 30;

/**
 * Proves faults one after the other, or two at once. A fault's fix is seen by a look of its own only where the next fault
 * would hide it: whether the fault makes the same requirement fail, or needs a reload or a reboot to be seen. Else the look
 * at the next broken lab shows it: all but that one's requirements pass.
 */
export class Proof {
  /** Of each look at a broken lab. */
  readonly times: Times[] = [];
  /** The names of the faults that were proven. */
  readonly proven = new Set<string>();
  /** Faults that were tried together, did not show what they should, and were then proven alone. */
  readonly parted: string[] = [];
  readonly #target: Target;
  readonly #patience: number;
  readonly #putBack: () => Promise<void>;
  /** Fixed, and not yet seen to be. */
  #unseen: readonly NamedFault[] = [];
  #now: Times = { break: 0, look: 0, fix: 0, lookAgain: 0 };

  /**
   * @param patience seconds that the lab may take to show what it should.
   * @param putBack makes the lab green by other means.
   */
  constructor(target: Target, patience: number, putBack: () => Promise<void>) {
    this.#target = target;
    this.#patience = patience;
    this.#putBack = putBack;
  }

  /**
   * Breaks the lab, looks, and fixes it: with one fault, or with two that are independent of each other, so that one look
   * shows the failures of both. If it does not, each is proven alone.
   * @throws {Error} when other requirements fail than the fault names, or others are the root failures, saying which, or the
   *   result does not fit on a small terminal. The fix was tried.
   * @throws {LabUnreachable} when the lab cannot be reached, or a script fails there; the fix was tried.
   */
  async prove(faults: readonly NamedFault[]): Promise<void> {
    if (faults.some((fault) => this.#unseen.some((before) => hides(fault, before)))) await this.seeFixed();
    const before = this.#unseen;
    try {
      await this.#proveAtOnce(faults);
    } catch (error) {
      if (faults.length === 1) throw error;
      this.parted.push((error as Error).message);
      const isFixed = await this.seeFixed().then(
        () => true,
        () => false,
      );
      // One of them may have kept the other's fix from working, or the faults before are not fixed: each must show it alone.
      if (!isFixed) await this.#putBack();
      for (const fault of isFixed ? faults : [...before, ...faults]) await this.prove([fault]);
      return;
    }
    for (const { name } of faults) this.proven.add(name);
  }

  async #proveAtOnce(faults: readonly NamedFault[]): Promise<void> {
    this.#now = { break: 0, look: 0, fix: 0, lookAgain: 0 };
    this.times.push(this.#now);
    const after = this.#unseen.length === 0 ? "" : ` (after the fix of ${namesOf(this.#unseen)})`;
    const title = `${namesOf(faults)}${after}`;
    this.#unseen = faults;
    const named = faults.flatMap(({ reddens }) => reddens);
    const roots = faults.flatMap((fault) => fault.roots);
    const failing = await this.#look(faults, sorted(named), sorted(roots));
    const unexpected = failing.all.filter((name) => !named.includes(name));
    const missing = named.filter((name) => !failing.all.includes(name));
    if (unexpected.length + missing.length > 0 || sorted(failing.roots) !== sorted(roots)) {
      throw new Error(
        `${title}: fails and is not named: ${list(unexpected)}; named and does not fail: ${list(missing)}; root failures: ${list(failing.roots)}, named: ${list(roots)}`,
      );
    }
    for (const { name, reddens } of faults) {
      const lines = failing.linesOf(reddens);
      if (lines > smallTerminal.lines)
        throw new Error(`${name}: the result takes ${lines} lines of a small terminal`);
    }
  }

  /** Breaks the lab, looks until all is as wanted or the patience ends, and fixes it, the last fault first. */
  async #look(faults: readonly NamedFault[], all: string, roots: string): Promise<Failing> {
    const [fault] = faults.length === 1 ? faults : [];
    const broken: NamedFault[] = [];
    try {
      for (const each of faults) {
        broken.unshift(each);
        const script = breakScript(each, each === faults[0]);
        await this.#took("break", () => run(this.#target, script, 60_000));
      }
      // A reboot takes its own time, and is not repeated.
      const alone = fault?.needs === "reboot" ? 0 : this.#patience;
      return await this.#took("look", () =>
        observeUntil(
          this.#target,
          (failing) => sorted(failing.all) === all && sorted(failing.roots) === roots,
          fault === undefined ? briefly : alone,
          fault,
        ),
      );
    } finally {
      await this.#fix(broken, faults[0]);
    }
  }

  /** @throws {LabUnreachable} when a fix fails; all were tried. */
  async #fix(broken: readonly NamedFault[], last: NamedFault | undefined): Promise<void> {
    const errors: unknown[] = [];
    for (const fault of broken) {
      const script = fixScript(fault, fault === last);
      await this.#took("fix", () => run(this.#target, script, 60_000)).catch((error) => errors.push(error));
    }
    if (errors.length > 0) throw errors[0];
  }

  /**
   * Looks whether all passes after the last fix.
   * @throws {Error} when a requirement fails, saying which.
   * @throws {LabUnreachable} when the lab cannot be reached.
   */
  async seeFixed(): Promise<void> {
    const faults = this.#unseen;
    const [fault] = faults;
    if (fault === undefined) return;
    this.#unseen = [];
    const shownBy = faults.length === 1 ? verifyWith(fault) : {};
    // Several services take as many times as long, and must have a second try.
    const tried = shownBy.needs === "reload" || shownBy.needs === "kill";
    const ports = tried ? (shownBy.touches?.length ?? 4) : 1;
    const seconds = ports * this.#patience;
    const left = await this.#took("lookAgain", () =>
      observeUntil(this.#target, ({ all }) => all.length === 0, seconds, shownBy),
    );
    if (left.all.length > 0) throw new Error(`${namesOf(faults)}: fails after its fix: ${list(left.all)}`);
  }

  /** After the lab was put back by other means. */
  forget(): void {
    this.#unseen = [];
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

const sorted = (names: string[]) => names.toSorted().join();
const list = (names: string[]) => (names.length === 0 ? "none" : names.join(", "));

const namesOf = (faults: readonly NamedFault[]) => faults.map(({ name }) => name).join(" and ");
