import { printable } from "./printable.ts";
import type { Verdict } from "./requirement.ts";

/** Characters of what was found that a reader sees. */
const limit = 600;

/** What the test of a requirement throws that does not hold. */
export class Red extends Error {
  readonly expected: string;
  /** The names expected and actual are those that reporters of tests know. */
  readonly actual: string;
  readonly hint: string;

  constructor({ expected, found }: Verdict, hint: string) {
    const shown = printable(found, limit);
    super(`expected: ${expected}\nfound:    ${shown}\nhint:     ${hint}`);
    this.name = "Red";
    this.expected = expected;
    this.actual = shown;
    this.hint = hint;
    // Where in our code the verdict was thrown is of no use to who reads it.
    this.stack = "";
  }
}
