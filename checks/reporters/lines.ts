/** How much room a result takes on a small terminal. */
import type { Outcome } from "../judge/evaluate.ts";
import { resultsOf } from "./results.ts";
import { body } from "./spec.ts";
import { collect } from "./summary.ts";

/** The terminal on which the result of any single fault must be seen at once. */
export const smallTerminal = { lines: 24, columns: 80 } as const;

/** After the body: an empty line, the sum, how to get more hints, and the prompt. */
const afterBody = 4;

/** The lines that a result takes on the small terminal. */
export function linesOf(outcome: Outcome): number {
  const text = body(collect(resultsOf(outcome)), { colours: false, hints: 1, unfolded: false });
  const rows = text.split("\n").map((line) => Math.max(1, Math.ceil(line.length / smallTerminal.columns)));
  return rows.slice(0, -1).reduce((sum, each) => sum + each, 0) + afterBody;
}
