/** Which requirements fail under each fault. */
import type { Requirement } from "../../checks/collect/model.ts";
import { escapeHtml } from "../../core/html.ts";
import type { NamedFault } from "../engine/fault.ts";

type Requirements = Map<string, Requirement>;

/** What a cell says: ◉ a root failure, ● blocked by one, nothing for a requirement that passes. */
const mark = ({ reddens, roots }: NamedFault, name: string) =>
  roots.includes(name) ? "◉" : reddens.includes(name) ? "●" : "";

/** A table of requirements by faults, the faults as numbers, and what the numbers mean. */
export function markdown(requirements: Requirements, faults: NamedFault[]): string {
  const row = (cells: string[]) => `| ${cells.join(" | ")} |`;
  const table = [
    row(["requirement", ...faults.map((_, index) => `${index + 1}`)]),
    row(["---", ...faults.map(() => ":-:")]),
    ...Array.from(requirements.keys(), (name) =>
      row([`\`${name}\``, ...faults.map((fault) => mark(fault, name))]),
    ),
  ];
  const legend = faults.map(({ name, title, difficulty, needs }, index) =>
    row([`${index + 1}`, `\`${name}\``, title.replaceAll("|", "\\|"), `${difficulty}`, needs ?? ""]),
  );
  return `# Requirements and the faults under which they fail

◉ fails, and is the cause; ● is blocked by it; all others pass.

${table.join("\n")}

| | fault | cause | difficulty | seen after a |
|---|---|---|---|---|
${legend.join("\n")}
`;
}

const style = `
:root { color-scheme: light dark; --line: color-mix(in srgb, currentColor 20%, transparent); }
body { font: 14px/1.4 system-ui, sans-serif; margin: 1.5rem; color: CanvasText; background: Canvas; }
.wide { overflow: auto; max-height: 90vh; }
table { border-collapse: collapse; }
th { font-weight: normal; text-align: left; white-space: nowrap; }
thead th { position: sticky; top: 0; z-index: 1; background: Canvas; vertical-align: bottom; }
thead th span { writing-mode: vertical-rl; transform: rotate(180deg); }
tbody th, thead th:first-child { position: sticky; left: 0; background: Canvas; padding-right: 1em; }
thead th:first-child { z-index: 2; }
td { border: 1px solid var(--line); min-width: 1.2em; text-align: center; }
td.red { background: #c62828; color: #fff; }
tbody tr:hover th, tbody tr:hover td:not(.red) { background: color-mix(in srgb, Highlight 25%, Canvas); }
@media print { .wide { overflow: visible; max-height: none; } body { font-size: 6px; } td.red { print-color-adjust: exact; } }
`;

/** The same as a page that needs nothing else; each cell says in words what it means. */
export function html(requirements: Requirements, faults: NamedFault[]): string {
  const head = faults.map(
    ({ name, title }) => `<th scope="col" title="${escapeHtml(title)}"><span>${escapeHtml(name)}</span></th>`,
  );
  const rows = Array.from(requirements, ([name, { title }]) => {
    const cells = faults.map((fault) =>
      fault.reddens.includes(name)
        ? `<td class="red" title="${escapeHtml(`${fault.name}: ${fault.title}`)}">${mark(fault, name)}</td>`
        : "<td></td>",
    );
    return `<tr><th scope="row" title="${escapeHtml(title)}">${escapeHtml(name)}</th>${cells.join("")}</tr>`;
  });
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Requirements and the faults under which they fail</title>
<style>${style}</style>
</head>
<body>
<h1>Requirements and the faults under which they fail</h1>
<p>${requirements.size} requirements, ${faults.length} faults. ◉ the requirement fails under this fault and is the cause; ● it is blocked by that; all others pass.</p>
<div class="wide" tabindex="0">
<table>
<thead><tr><th></th>${head.join("")}</tr></thead>
<tbody>
${rows.join("\n")}
</tbody>
</table>
</div>
</body>
</html>
`;
}
