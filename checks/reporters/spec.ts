import { painter, wantsColours } from "../../core/terminal.ts";
import type { HintCount } from "../judge/unmet.ts";
import { type Events, notBegun, type Result, results, type Wishes } from "./results.ts";
import { type Counts, nothing, stateOf } from "./summary.ts";

/** How a requirement's line begins. */
export const marks = { green: "✔", red: "✘", fault: "✘", notApplicable: "–" } as const;

/**
 * One line per requirement, grouped by task; below one that fails: expected, found, hints and what to read.
 */
export async function* people(events: Events, { output, hints }: Wishes): AsyncIterable<string> {
  const show = forPeople(wantsColours(process.env, process.stdout.isTTY && output === undefined), hints);
  for await (const result of results(events)) yield show.result(result);
  yield show.summary(process.uptime());
  if (show.counts.red > 0) yield more[hints];
}

/** How to get the hints that are not shown. */
const more: Record<HintCount, string> = {
  1: "More hints: npm run checks -- --hints 2 says what to compare, --hints 3 adds a command that shows it.\n",
  2: "More hints: npm run checks -- --hints 3 adds a command that shows it.\n",
  3: "",
};

/** What people read, part by part. */
export function forPeople(colours: boolean, hints: HintCount) {
  const paint = painter(colours);
  const counts = nothing();

  function result(each: Result): string {
    if (each.kind !== "requirement") {
      if (each.kind === "task") return `${paint("bold", each.name)}\n`;
      counts.notBegun.push(each.task);
      return `${paint("dim", `${each.name}: ${notBegun}`)}\n`;
    }
    const { title, red, checkError, notApplicable } = each;
    counts[stateOf(each)] += 1;
    if (notApplicable !== undefined)
      return paint("dim", `  ${marks.notApplicable} ${title}\n      not applicable: ${notApplicable}\n`);
    if (red === undefined && checkError === undefined) return `  ${paint("green", marks.green)} ${title}\n`;
    const reason = red?.inWords(hints) ?? `the check itself failed: ${checkError?.stack}`;
    const lines = reason.split("\n").map((line) => `      ${line}\n`);
    return `  ${paint("red", marks.red)} ${title}\n${lines.join("")}`;
  }

  /** @param seconds that all of it took. */
  function summary(seconds: number): string {
    const time = paint("dim", `(${seconds.toFixed(1)} s)`);
    const all = counts.red + counts.fault + counts.notBegun.length === 0 && counts.green > 0;
    return `\n${paint(all ? "green" : "red", inSentences(counts))} ${time}\n`;
  }
  return { result, summary, counts };
}

/** How many requirements pass, fail, could not be judged, and do not apply. */
export function inSentences(counts: Counts): string {
  const { notApplicable } = counts;
  const apart =
    notApplicable === 0
      ? []
      : [`${notApplicable} more ${notApplicable === 1 ? "is" : "are"} not applicable.`];
  return [judgedInSentences(counts), ...apart].join(" ");
}

function judgedInSentences({ green, red, fault, notBegun }: Counts): string {
  const total = green + red + fault;
  // An empty result must not look green.
  if (total === 0) return "No requirement was judged.";
  const broken =
    fault === 0 ? [] : [`${fault} of ${total} requirements could not be judged: please report this.`];
  if (notBegun.length > 0) {
    return [`${green} of ${total} requirements pass; ${tasksInWords(notBegun)} not begun.`, ...broken].join(
      " ",
    );
  }
  if (green === total) return `All ${total} requirements pass.`;
  return [...(red === 0 ? [] : [`${red} of ${total} requirements fail.`]), ...broken].join(" ");
}

/** `task 7 is`, `tasks 4 to 7 are`: the tasks are consecutive. */
const tasksInWords = (tasks: number[]) =>
  tasks.length === 1 ? `task ${tasks[0]} is` : `tasks ${tasks[0]} to ${tasks.at(-1)} are`;
