/** Shows the rounds of --watch: on a terminal the whole last round, otherwise what has changed. */
import { stripVTControlCharacters } from "node:util";
import type { LabUnreachable } from "../../core/lab-unreachable.ts";
import type { HintCount } from "../judge/unmet.ts";
import type { Judged, Result } from "../reporters/results.ts";
import { blockersOf, body, marks, sum } from "../reporters/spec.ts";
import { collect, stateOf } from "../reporters/summary.ts";
import { inSentences } from "../reporters/sums.ts";

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
  /** If not all fits, each task gets one line; if that does not fit either, the end is left out. */
  size: Size;
  /** Whether each requirement gets a line although that does not fit. */
  verbose: boolean;
  /** Seconds until the next round. */
  interval: number;
}

/** The whole terminal after a round. */
export function screen(
  { at, seconds, results, error }: Round,
  { colours, hints, size, interval, verbose }: Showing,
): string {
  const foot = `${timeOf(at)}, every ${interval} s; stop with Ctrl-C\n`;
  if (error !== undefined) {
    return `${clear}${error.message}\n  why: ${error.why}\n  fix: ${error.fix}\n\n${foot}`;
  }
  const all = collect(results);
  const text = (unfolded: boolean) => body(all, { colours, hints, unfolded });
  const long = text(true);
  const shown = verbose || fits(long, size) ? long : text(false);
  return `${clear}${fitting(shown, size)}\n${sum(all, colours, seconds)}${foot}`;
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

/** One line for each change since the last round; for the first round, what fails and the sum. What is blocked has no line. */
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
  const blocked = changed.filter(([, result]) => stateOf(result) === "blocked").map(([, result]) => result);
  const wasBlocked = changed.filter(
    ([name, result]) => stateOf(result) === "green" && known.get(name) === "blocked",
  );
  const news = changed.filter((each) => stateOf(each[1]) !== "blocked" && !wasBlocked.includes(each));
  const lines = news.map(([name, result]) => {
    return inOneLine(`${time} ${marks[stateOf(result)]} ${name}${reasonOf(result)}`);
  });
  if (!fresh && changed.length === 0) return [];
  if (wasBlocked.length > 0)
    lines.push(
      `${time} ${marks.green} ${wasBlocked.length} more, which ${wasBlocked.length === 1 ? "was" : "were"} blocked`,
    );
  if (blocked.length > 0)
    lines.push(`${time} ${marks.blocked} ${blocked.length} blocked by: ${blockersOf(blocked).join("; ")}`);
  const { counts } = collect(now.results);
  const sum = `${time} ${inSentences(counts)}`;
  return fresh || counts.green + counts.notApplicable + counts.notSeen === current.length
    ? [...lines, sum]
    : lines;
}

function judgements(results: Result[]): [name: string, result: Judged][] {
  let task = "";
  return results.flatMap((result) => {
    if (result.kind === "requirement") return [[`${task}: ${result.title}`, result]];
    task = result.name;
    return [];
  });
}

function reasonOf({ red, checkError, notApplicable, notSeen }: Judged): string {
  if (notSeen !== undefined) return `; not seen: ${notSeen}`;
  if (notApplicable !== undefined) return `; not applicable: ${notApplicable}`;
  if (red !== undefined)
    return `; expected: ${red.expected}; found: ${red.actual}; hint: ${red.hints[0]}; read: ${red.read}`;
  return checkError === undefined ? "" : `; the check itself failed: ${checkError.message}`;
}

const timeOf = (at: Date) => at.toTimeString().slice(0, 8);
const inOneLine = (text: string) => text.replace(/\s*\n\s*/g, " ");
