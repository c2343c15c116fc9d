/** The lab could not be asked: not a wrong answer of the learner, but no answer at all. Exit code 2. */
export class LabUnreachable extends Error {
  readonly why: string;
  readonly mend: string;

  constructor(what: string, why: string, mend: string) {
    super(what);
    this.name = "LabUnreachable";
    this.why = why;
    this.mend = mend;
  }
}
