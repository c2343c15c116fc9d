import { type Events, results } from "./results.ts";
import { inSentences } from "./spec.ts";
import { summarize } from "./summary.ts";

/**
 * Annotations of GitHub Actions, one for each requirement that fails.
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
 */
export async function* github(events: Events): AsyncIterable<string> {
  const { tasks, counts } = await summarize(results(events));
  for (const { name, requirements } of tasks) {
    for (const { title, red, checkError } of requirements) {
      if (red !== undefined) yield annotation(`${name}: ${title}`, red.message);
      if (checkError !== undefined)
        yield annotation(`${name}: ${title}`, `the check itself failed: ${checkError.stack}`);
    }
  }
  yield `${inSentences(counts)}\n`;
}

/** A command for GitHub's runner: one line, however many the message has, and no second command in it. */
export function annotation(title: string, message: string): string {
  return `::error title=${escaped(title).replaceAll(":", "%3A").replaceAll(",", "%2C")}::${escaped(message)}\n`;
}

const escaped = (text: string) => text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
