/** npm run checks -- --graph: which requirement depends on which. */
import { taskNames } from "../core/curriculum.ts";
import type { NamedRequirement } from "./collect/model.ts";
import { loadRequirements } from "./load-requirements.ts";

/** Prints the graph as Markdown: a list by task, and a picture in Mermaid's language. */
export async function printGraph(): Promise<never> {
  const text = graphInMarkdown(await loadRequirements());
  await new Promise((written) => process.stdout.write(text, written));
  // Node's reporter would go on to say that no requirement was judged.
  process.exit(0);
}

export function graphInMarkdown(requirements: NamedRequirement[]): string {
  const lists = taskNames.map((taskName, number) => {
    const lines = requirements
      .filter(({ task }) => task === number)
      .map(({ name, title, dependsOn }) => {
        const needs = dependsOn.length === 0 ? "nothing" : dependsOn.map((each) => `\`${each}\``).join(", ");
        return `- \`${name}\`: ${title}. Depends on ${needs}.\n`;
      });
    return `## Task ${number}: ${taskName}\n\n${lines.join("")}`;
  });
  const edges = requirements.flatMap(({ name, dependsOn }) =>
    dependsOn.length === 0 ? [`  ${name}`] : dependsOn.map((each) => `  ${each} --> ${name}`),
  );
  return `# What depends on what

A requirement that fails blocks all those that depend on it, directly or through others. The checks show a blocked
requirement in one line only: repair the cause first. \`npm run checks -- --graph\` prints this page.

\`\`\`mermaid
flowchart LR
${edges.join("\n")}
\`\`\`

${lists.join("\n")}`;
}
