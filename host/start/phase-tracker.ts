import type { Durations } from "../../core/durations.ts";

/** What a line of Vagrant's ends and begins. */
const marks: [line: RegExp, ends: string | undefined, begins: string][] = [
  [/^box: \S+ is ready: /, "box", "vagrant"],
  [/^Waiting for machine to boot/, undefined, "boot"],
  [/^Machine booted and ready/, "boot", "copy"],
  [/^Running provisioner/, "copy", ""],
];

export interface Passed {
  name: string;
  seconds: number;
}

/** Follows a start by what Vagrant says: which phase is under way, and how long the others took. */
export class PhaseTracker {
  readonly done: Durations = {};
  #running = "vagrant";
  #since: number;
  readonly #steps: string[];
  readonly #typical: Durations;

  /**
   * @param steps the names of the provisioning steps, in their order.
   * @param typical what is known of their durations; a step that is not in it is not expected.
   * @param now seconds of any clock, as in the other methods.
   */
  constructor(steps: string[], typical: Durations, now: number) {
    this.#steps = steps;
    this.#typical = typical;
    this.#since = now;
  }

  /**
   * Takes notice of a line.
   * @returns the phase that has come to its end with it.
   */
  line(text: string, now: number): Passed | undefined {
    // A box that is built says so with its first line; the phase began with Vagrant.
    if (/^box: /.test(text) && this.#running === "vagrant") this.#running = "box";
    const step = /^ *(\d[a-z]?-[a-z-]+) +(?! |FAILED)/.exec(text)?.[1];
    if (step !== undefined) return this.#next(step, this.#after(step), now);
    const mark = marks.find(([line]) => line.test(text));
    if (mark === undefined) return undefined;
    const [, ends, begins] = mark;
    return this.#next(ends, begins || this.#after(undefined), now);
  }

  /** What is under way, for the line that shows that time goes on. */
  status(now: number): string {
    const seconds = `${Math.floor(now - this.#since)} s`;
    const typical = this.#typical[this.#running];
    return `${this.#running}, ${typical === undefined ? seconds : `${seconds} of typically ${Math.round(typical)} s`}`;
  }

  typical(name: string): number | undefined {
    return this.#typical[name];
  }

  #next(ends: string | undefined, begins: string, now: number): Passed | undefined {
    const seconds = Math.round((now - this.#since) * 10) / 10;
    this.#since = now;
    this.#running = begins;
    if (ends === undefined) return undefined;
    this.done[ends] = seconds;
    return { name: ends, seconds };
  }

  /** The step that is expected after another one. */
  #after(step: string | undefined): string {
    const rest = this.#steps.slice(step === undefined ? 0 : this.#steps.indexOf(step) + 1);
    return rest.find((name) => this.#typical[name] !== undefined) ?? "vagrant";
  }
}
