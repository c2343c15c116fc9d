/** What was asked for is not done, for a reason that the learner can fix. Exit code 1. */
export class Refused extends Error {
  readonly why: string;
  readonly fix: string;

  constructor(what: string, why: string, fix: string) {
    super(what);
    this.name = "Refused";
    this.why = why;
    this.fix = fix;
  }
}
