/** The error of a requirement that fails: expected, found, hints, and the page to read; or of one that is blocked. */
import { sanitize } from "../../core/sanitize.ts";
import type { Hints, Layer, NamedRequirement, Requirement, Verdict } from "../collect/model.ts";
import { docsLink } from "./docs-link.ts";

/** Characters of what was found that a reader sees. */
const limit = 600;

/** How many of the three hints are shown. */
export type HintCount = 1 | 2 | 3;

const names = ["hint", "compare", "command"] as const;

/** Thrown by the test of a requirement that does not pass. */
export class RequirementUnmet extends Error {
  readonly expected: string;
  /** Reporters of tests know the names expected and actual. */
  readonly actual: string;
  readonly hints: Hints;
  /** The page and heading that explain the requirement. */
  readonly read: string;
  readonly layer: Layer;
  /** The root failures that block it; empty if it is a root failure itself. */
  readonly blockedBy: readonly NamedRequirement[];
  /** The files behind it that were changed since the provisioning. */
  readonly changed: string | undefined;
  readonly #verdict: Verdict;
  readonly #requirement: Pick<Requirement, "task" | "title" | "hints" | "layer">;

  constructor(
    verdict: Verdict,
    requirement: Pick<Requirement, "task" | "title" | "hints" | "layer">,
    {
      blockedBy = [],
      changed,
    }: { blockedBy?: readonly NamedRequirement[]; changed?: string | undefined } = {},
  ) {
    super();
    const { hints, layer } = requirement;
    this.#verdict = verdict;
    this.#requirement = requirement;
    // TAP reports contain these names, so they must not change.
    this.name = blockedBy.length === 0 ? "Red" : "Blocked";
    this.expected = verdict.expected;
    this.actual = sanitize(verdict.found, limit);
    this.hints = verdict.hint === undefined ? hints : [verdict.hint, hints[1], hints[2]];
    this.read = docsLink(requirement);
    this.layer = layer;
    this.blockedBy = blockedBy;
    this.changed = changed;
    this.message = this.inWords(3);
    // The place in our code does not help the reader.
    this.stack = "";
  }

  /** The same, as blocked by these root failures. */
  blocked(by: readonly NamedRequirement[]): RequirementUnmet {
    return new RequirementUnmet(this.#verdict, this.#requirement, { blockedBy: by });
  }

  /** The same, with the files that were changed. */
  withChanges(changed: string | undefined): RequirementUnmet {
    return changed === undefined ? this : new RequirementUnmet(this.#verdict, this.#requirement, { changed });
  }

  /**
   * One line each: expected, found, the first hints, where to read more, and what was changed; for a blocked one, what blocks it.
   * @param brief leaves out where to read more, and what was changed.
   */
  inWords(tiers: HintCount, brief = false): string {
    const hints = this.hints.slice(0, tiers).map((hint, tier) => [`${names[tier]}:`, hint] as const);
    const found = [["expected:", this.expected] as const, ["found:", this.actual] as const];
    const blocked = this.blockedBy.map(({ task, title }) => `${title} (task ${task})`).join("; ");
    const changed = this.changed === undefined ? [] : [["changed:", this.changed] as const];
    const more = brief ? [] : [["read:", this.read] as const, ...changed];
    const lines =
      blocked === "" ? [...found, ...hints, ...more] : [["blocked by:", blocked] as const, ...found];
    return lines.map(([name, text]) => `${name?.padEnd(9)} ${text}`).join("\n");
  }
}
