import { type Events, results } from "./results.ts";
import { blockersOf } from "./spec.ts";
import { inOrderOfTheWay, stateOf, summarize } from "./summary.ts";
import { inSentences } from "./sums.ts";

/**
 * Annotations of GitHub Actions: an error for each requirement that fails by itself, and a warning for each task with
 * requirements that are blocked. GitHub shows ten of each.
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
 */
export async function* github(events: Events): AsyncIterable<string> {
  const { tasks, counts } = await summarize(results(events));
  for (const each of inOrderOfTheWay(tasks)) {
    const name = tasks.find(({ requirements }) => requirements.includes(each))?.name;
    const { title, red, checkError } = each;
    yield annotation(
      "error",
      `${name}: ${title}`,
      red?.message ?? `the check itself failed: ${checkError?.stack}`,
    );
  }
  for (const { name, requirements } of tasks) {
    const blocked = requirements.filter((each) => stateOf(each) === "blocked");
    if (blocked.length === 0) continue;
    const titles = blocked.map(({ title }) => `- ${title}`);
    const reason = `blocked by: ${blockersOf(blocked).join("; ")}`;
    yield annotation("warning", `${name}: ${blocked.length} blocked`, [reason, ...titles].join("\n"));
  }
  yield `${inSentences(counts)}\n`;
}

/** A command for GitHub's runner: one line, however many the message has, and no second command in it. */
export function annotation(level: "error" | "warning", title: string, message: string): string {
  return `::${level} title=${escaped(title).replaceAll(":", "%3A").replaceAll(",", "%2C")}::${escaped(message)}\n`;
}

const escaped = (text: string) => text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
