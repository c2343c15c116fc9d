/** The error of a requirement that fails: expected, found, hints, and the page to read. */
import { sanitize } from "../../core/sanitize.ts";
import type { Hints, Requirement, Verdict } from "../collect/model.ts";
import { docsLink } from "./docs-link.ts";

/** Characters of what was found that a reader sees. */
const limit = 600;

/** How many of the three hints are shown. */
export type HintCount = 1 | 2 | 3;

const names = ["hint", "compare", "command"] as const;

/** Thrown by the test of a requirement that fails. */
export class RequirementUnmet extends Error {
  readonly expected: string;
  /** Reporters of tests know the names expected and actual. */
  readonly actual: string;
  readonly hints: Hints;
  /** The page and heading that explain the requirement. */
  readonly read: string;

  constructor({ expected, found }: Verdict, requirement: Pick<Requirement, "task" | "title" | "hints">) {
    super();
    // TAP reports contain this name, so it must not change.
    this.name = "Red";
    this.expected = expected;
    this.actual = sanitize(found, limit);
    this.hints = requirement.hints;
    this.read = docsLink(requirement);
    this.message = this.inWords(3);
    // The place in our code does not help the reader.
    this.stack = "";
  }

  /** One line each: expected, found, the first hints, and where to read more. */
  inWords(tiers: HintCount): string {
    const hints = this.hints.slice(0, tiers).map((hint, tier) => [`${names[tier]}:`, hint] as const);
    return [["expected:", this.expected], ["found:", this.actual], ...hints, ["read:", this.read]]
      .map(([name, text]) => `${name?.padEnd(9)} ${text}`)
      .join("\n");
  }
}
