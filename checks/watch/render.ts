/** Shows the rounds of --watch: on a terminal the whole last round, otherwise what has changed. */
import { stripVTControlCharacters } from "node:util";
import type { LabUnreachable } from "../../core/lab-unreachable.ts";
import type { HintCount } from "../judge/unmet.ts";
import type { Judged, Result } from "../reporters/results.ts";
import { forPeople, inSentences, marks } from "../reporters/spec.ts";
import { nothing, stateOf } from "../reporters/summary.ts";

export interface Round {
  at: Date;
  seconds: number;
  /** Empty if the lab could not be reached. */
  results: Result[];
  error: LabUnreachable | undefined;
}

/** Cursor home, and clear to the end. The scrollback stays. */
const clear = "\u001b[H\u001b[J";

/** The size of a terminal. */
export interface Size {
  rows: number;
  columns: number;
}

export interface Showing {
  colours: boolean;
  /** How many for each requirement that fails. */
  hints: HintCount;
  /** If not all fits, what passes is left out first, and then the end. */
  size: Size;
  /** Seconds until the next round. */
  interval: number;
}

/** The whole terminal after a round. */
export function screen(
  { at, seconds, results, error }: Round,
  { colours, hints, size, interval }: Showing,
): string {
  const foot = `${timeOf(at)}, every ${interval} s; stop with Ctrl-C\n`;
  if (error !== undefined) {
    return `${clear}${error.message}\n  why: ${error.why}\n  fix: ${error.fix}\n\n${foot}`;
  }
  const text = (shown: Result[]) => shown.map(forPeople(colours, hints).result).join("");
  const counting = forPeople(colours, hints);
  for (const result of results) counting.result(result);
  const all = text(results);
  const rest = () => text(results.filter((result) => !isGreen(result)).filter(hasContent));
  return `${clear}${fitting(fits(all, size) ? all : rest(), size)}${counting.summary(seconds)}${foot}`;
}

/** Rows below the results: an empty one, the sum, the time, and the cursor's. */
const below = 4;

/** Rows that a line takes; colours take no place. */
const rowsOf = (line: string, { columns }: Size) =>
  Math.max(1, Math.ceil(stripVTControlCharacters(line).length / columns));

function fits(text: string, size: Size): boolean {
  const lines = text.split("\n").slice(0, -1);
  return lines.reduce((sum, line) => sum + rowsOf(line, size), below) <= size.rows;
}

function fitting(text: string, size: Size): string {
  const lines = text.split("\n").slice(0, -1);
  if (fits(text, size)) return text;
  while (lines.length > 0 && !fits(`${lines.join("\n")}\n…\n`, size)) lines.pop();
  return `${[...lines, "…"].join("\n")}\n`;
}

const isGreen = (result: Result) => result.kind === "requirement" && stateOf(result) === "green";

/** Drops task headings that have no requirement left. */
const hasContent = (result: Result, index: number, all: Result[]) =>
  result.kind !== "task" || all[index + 1]?.kind === "requirement";

/** One line for each change since the last round; for the first round, what fails and the sum. */
export function changes(before: Round | undefined, now: Round): string[] {
  const time = timeOf(now.at);
  if (now.error !== undefined) {
    const line = `${time} ! ${now.error.message} why: ${now.error.why} fix: ${now.error.fix}`;
    return before?.error?.message === now.error.message ? [] : [inOneLine(line)];
  }
  // After a round without results, every result is new.
  const fresh = before === undefined || before.error !== undefined;
  const known = new Map(judgements(before?.results ?? []).map(([name, result]) => [name, stateOf(result)]));
  const current = judgements(now.results);
  const changed = current.filter(([name, result]) => stateOf(result) !== (fresh ? "green" : known.get(name)));
  const lines = changed.map(([name, result]) => {
    return inOneLine(`${time} ${marks[stateOf(result)]} ${name}${reasonOf(result)}`);
  });
  if (!fresh && changed.length === 0) return [];
  const notBegun = now.results.flatMap((result) => (result.kind === "not begun" ? [result.task] : []));
  const counts = { ...nothing(), notBegun };
  for (const [, result] of current) counts[stateOf(result)] += 1;
  const sum = `${time} ${inSentences(counts)}`;
  return fresh || counts.green + counts.notApplicable === current.length ? [...lines, sum] : lines;
}

function judgements(results: Result[]): [name: string, result: Judged][] {
  let task = "";
  return results.flatMap((result) => {
    if (result.kind === "requirement") return [[`${task}: ${result.title}`, result]];
    task = result.name;
    return [];
  });
}

function reasonOf({ red, checkError, notApplicable }: Judged): string {
  if (notApplicable !== undefined) return `; not applicable: ${notApplicable}`;
  if (red !== undefined)
    return `; expected: ${red.expected}; found: ${red.actual}; hint: ${red.hints[0]}; read: ${red.read}`;
  return checkError === undefined ? "" : `; the check itself failed: ${checkError.message}`;
}

const timeOf = (at: Date) => at.toTimeString().slice(0, 8);
const inOneLine = (text: string) => text.replace(/\s*\n\s*/g, " ");
