import type { Code, Failure } from "./failure.ts";

/** The lab could not be reached, so nothing was judged. Exit code 2. */
export class LabUnreachable extends Error implements Failure {
  readonly code: Code;
  readonly what: string;
  readonly why: string;
  readonly fix: string;
  /** The complete output, for the log; `why` has only its end. */
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
