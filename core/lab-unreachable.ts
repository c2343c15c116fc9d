import type { Code, Failure } from "./failure.ts";

/** The lab could not be reached: not a wrong answer of the learner, but no answer at all. Exit code 2. */
export class LabUnreachable extends Error implements Failure {
  readonly code: Code;
  readonly what: string;
  readonly why: string;
  readonly fix: string;
  /** All that was said, where `why` has only the end of it. For the log. */
  readonly details: string;

  constructor(code: Code, what: string, why: string, fix: string, details = "") {
    super(what);
    this.name = "LabUnreachable";
    this.code = code;
    this.what = what;
    this.why = why;
    this.fix = fix;
    this.details = details;
  }
}
