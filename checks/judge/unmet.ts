/** The error of a requirement that fails: expected, found, hints, and the page to read. */
import { sanitize } from "../../core/sanitize.ts";
import type { Hints, Requirement, Verdict } from "../collect/model.ts";
import { docsLink } from "./docs-link.ts";

/** Characters of what was found that a reader sees. */
const limit = 600;

/** How many of the three hints are shown. */
export type HintCount = 1 | 2 | 3;

const names = ["hint", "compare", "command"] as const;

/** What the test of a requirement throws that does not hold. */
export class RequirementUnmet extends Error {
  readonly expected: string;
  /** The names expected and actual are those that reporters of tests know. */
  readonly actual: string;
  readonly hints: Hints;
  /** The page and heading that explain the requirement. */
  readonly read: string;

  constructor({ expected, found }: Verdict, requirement: Pick<Requirement, "task" | "title" | "hints">) {
    super();
    // What TAP reports name it. It stays, as all that programs read.
    this.name = "Red";
    this.expected = expected;
    this.actual = sanitize(found, limit);
    this.hints = requirement.hints;
    this.read = docsLink(requirement);
    this.message = this.inWords(3);
    // Where in our code the verdict was thrown is of no use to who reads it.
    this.stack = "";
  }

  /** A line each for what was expected and found, for the first hints, and for what is to be read. */
  inWords(tiers: HintCount): string {
    const hints = this.hints.slice(0, tiers).map((hint, tier) => [`${names[tier]}:`, hint] as const);
    return [["expected:", this.expected], ["found:", this.actual], ...hints, ["read:", this.read]]
      .map(([name, text]) => `${name?.padEnd(9)} ${text}`)
      .join("\n");
  }
}
