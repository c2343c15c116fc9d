/** A Mermaid picture in words, an arrow a line: a terminal draws no boxes. */

/** @param lines of a flowchart or a sequence diagram, of the simple kind that the pages have. */
export function mermaidToText(lines: string[]): string[] {
  const names = new Map<string, string>();
  for (const line of lines) {
    for (const [, id = "", name = ""] of line.matchAll(/(\w+)[[({]+"?([^"\])}]+)"?[\])}]+/g))
      names.set(id, name);
    const [, id, name] = /^\s*participant (\w+) as (.+)$/.exec(line) ?? [];
    if (id !== undefined && name !== undefined) names.set(id, name);
  }
  return lines.flatMap((line) => (/-->|-\.->|->>/.test(line) ? arrows(line.trim(), names) : []));
}

function arrows(line: string, names: Map<string, string>): string[] {
  const message = /^(\w+)\s*-?->>\s*(\w+): (.+)$/.exec(line);
  if (message !== null) {
    const [, from = "", to = "", said = ""] = message;
    return [`${names.get(from) ?? from} → ${names.get(to) ?? to}: ${said}`];
  }
  const parts = line.split(/\s*(?:-->|-\.->)\s*/);
  return parts.slice(1).map((part, index) => {
    const [, label, to = part] = /^\|"?([^"|]+)"?\|\s*(.+)$/.exec(part) ?? [];
    const from = (parts[index] ?? "").replace(/^\|[^|]*\|\s*/, "");
    return `${ends(from, names)} → ${ends(to, names)}${label === undefined ? "" : `: ${label}`}`;
  });
}

/** "a & b" are two ends of one arrow. */
function ends(text: string, names: Map<string, string>): string {
  const ids = text.split(/\s*&\s*/).map((each) => /^\w+/.exec(each.trim())?.[0] ?? each);
  return [...new Set(ids.map((id) => names.get(id) ?? id))].join(", ");
}
