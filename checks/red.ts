import type { Verdict } from "./requirement.ts";

/** What the test of a requirement throws that does not hold. */
export class Red extends Error {
  readonly expected: string;
  /** The names expected and actual are those that reporters of tests know. */
  readonly actual: string;
  readonly hint: string;

  constructor({ expected, found }: Verdict, hint: string) {
    super(`expected: ${expected}\nfound:    ${found}\nhint:     ${hint}`);
    this.name = "Red";
    this.expected = expected;
    this.actual = found;
    this.hint = hint;
    // Where in our code the verdict was thrown is of no use to who reads it.
    this.stack = "";
  }
}
