import { styleText } from "node:util";
import { type Events, results } from "./events.ts";

const colours = process.stdout.isTTY && !process.env.NO_COLOR;
const paint = (colour: "green" | "red" | "bold" | "dim", text: string) =>
  colours ? styleText(colour, text) : text;

/** A line a requirement, grouped by task; one that does not hold says what was expected, what was found, where to look. */
export async function* people(events: Events): AsyncIterable<string> {
  const counts = { green: 0, red: 0 };
  for await (const result of results(events)) {
    if (result.kind === "task") {
      yield `${paint("bold", result.name)}\n`;
    } else if (result.red === undefined && result.fault === undefined) {
      counts.green += 1;
      yield `  ${paint("green", "✔")} ${result.title}\n`;
    } else {
      counts.red += 1;
      yield `  ${paint("red", "✘")} ${result.title}\n`;
      const reason = result.red?.message ?? `the check itself failed: ${result.fault?.stack}`;
      for (const line of reason.split("\n")) yield `      ${line}\n`;
    }
  }
  const total = counts.green + counts.red;
  const time = paint("dim", `(${process.uptime().toFixed(1)} s)`);
  yield counts.red === 0
    ? `\n${paint("green", `All ${total} requirements hold.`)} ${time}\n`
    : `\n${paint("red", `${counts.red} of ${total} requirements do not hold.`)} ${time}\n`;
}
