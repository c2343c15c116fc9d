/** The page of all faults, for teachers and the curious: docs/faults.md. */
import type { NamedRequirement } from "../../checks/collect/model.ts";
import { taskNames } from "../../core/curriculum.ts";
import type { NamedFault } from "../engine/fault.ts";

/** Markdown: for each fault its symptom, and folded the cause, the root failures, and the lesson. */
export function faultsPage(requirements: Map<string, NamedRequirement>, faults: NamedFault[]): string {
  const parts = taskNames.map((name, task) => {
    const own = faults.filter((fault) => fault.task === task);
    return `## Task ${task}: ${name}\n\n${own.map((fault) => section(requirements, fault)).join("\n")}`;
  });
  return `# The faults

What a user reports, and behind each fold the cause: open it only after you tried \`npm run break -- NAME\` yourself.
"Fails" names the root failures; everything else that does not pass is blocked by them.
\`npm run faults -- --page\` prints this page.

${parts.join("\n")}`;
}

function section(requirements: Map<string, NamedRequirement>, fault: NamedFault): string {
  const { name, symptom, difficulty, title, reddens, roots, needs, teaches } = fault;
  const causes = roots.map((root) => `- fails: ${requirements.get(root)?.title ?? root}\n`).join("");
  const blocked = reddens.length - roots.length;
  const others = blocked === 0 ? "" : `- blocked: ${blocked} more\n`;
  const seen = needs === undefined ? "" : `- seen after: \`npm run checks -- --${needs}\`\n`;
  return `### ${name}

"${symptom}" (difficulty ${difficulty} of 5)

<details>
<summary>The cause</summary>

- cause: ${title}
${causes}${others}${seen}- lesson: ${teaches}

</details>
`;
}
