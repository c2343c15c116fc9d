import { readCommandLine } from "../command-line.ts";
import { painter, wantsColours } from "./colours.ts";
import { type Events, type Result, results } from "./events.ts";

/** How a requirement's line begins. */
export const marks = { green: "✔", red: "✘" } as const;

/** A line a requirement, grouped by task; one that does not hold says what was expected, what was found, where to look. */
export async function* people(events: Events): AsyncIterable<string> {
  const { output } = readCommandLine(process.argv.slice(2));
  const show = forPeople(wantsColours(process.env, process.stdout.isTTY && output === undefined));
  for await (const result of results(events)) yield show.result(result);
  yield show.summary(process.uptime());
}

/** What people read, part by part. */
export function forPeople(colours: boolean) {
  const paint = painter(colours);
  const counts = { green: 0, red: 0, fault: 0 };

  function result(each: Result): string {
    if (each.kind === "task") return `${paint("bold", each.name)}\n`;
    const { title, red, fault } = each;
    if (red === undefined && fault === undefined) {
      counts.green += 1;
      return `  ${paint("green", marks.green)} ${title}\n`;
    }
    counts[red === undefined ? "fault" : "red"] += 1;
    const reason = red?.message ?? `the check itself failed: ${fault?.stack}`;
    const lines = reason.split("\n").map((line) => `      ${line}\n`);
    return `  ${paint("red", marks.red)} ${title}\n${lines.join("")}`;
  }

  /** @param seconds that all of it took. */
  function summary(seconds: number): string {
    const total = counts.green + counts.red + counts.fault;
    const time = paint("dim", `(${seconds.toFixed(1)} s)`);
    const verdict = inSentences(counts);
    const all = counts.green === total;
    return `\n${paint(all ? "green" : "red", verdict)} ${time}\n`;
  }
  return { result, summary, counts };
}

/** How many requirements hold, do not, and could not be judged. */
export function inSentences({ green, red, fault }: { green: number; red: number; fault: number }): string {
  const total = green + red + fault;
  // Nothing that was judged is no reason to be glad.
  if (total === 0) return "No requirement was judged.";
  if (green === total) return `All ${total} requirements hold.`;
  const lines = [
    ...(red === 0 ? [] : [`${red} of ${total} requirements do not hold.`]),
    ...(fault === 0 ? [] : [`${fault} of ${total} requirements could not be judged: report this, please.`]),
  ];
  return lines.join(" ");
}
