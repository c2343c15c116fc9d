/** What was asked for is not done, for a reason that the learner can mend. Exit code 1. */
export class Refused extends Error {
  readonly why: string;
  readonly mend: string;

  constructor(what: string, why: string, mend: string) {
    super(what);
    this.name = "Refused";
    this.why = why;
    this.mend = mend;
  }
}
