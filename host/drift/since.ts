/** What has changed since a time, told by the lab's own records: no manifest is needed for it. */
import { sanitize } from "../../core/sanitize.ts";
import type { Paint } from "../../core/terminal.ts";
import { local } from "./show.ts";

export interface Change {
  kind: "file" | "unit" | "package";
  name: string;
  /** ISO, by the lab's clock. */
  at: string;
  now: string;
}

export interface Recent {
  since: Date;
  changes: Change[];
}

/** A time that `date` does not know. */
export class UnknownTime extends Error {}

/**
 * Reads what since.sh printed.
 * @throws {UnknownTime} when the lab could not make a time of the words.
 */
export function readRecent(lines: string[], words: string): Recent {
  if (lines.includes("unknown time")) throw new UnknownTime(words);
  const changes = lines.flatMap((line): Change[] => {
    const [kind, name = "", at = "", now = ""] = line.split("\t");
    if (kind !== "file" && kind !== "unit" && kind !== "package") return [];
    return [{ kind, name, at: new Date(Number(at) * 1000).toISOString(), now }];
  });
  changes.sort((one, other) => one.at.localeCompare(other.at));
  const since = lines.find((line) => line.startsWith("since\t"))?.split("\t")[1];
  return { since: new Date(Number(since) * 1000), changes };
}

/** For people: the oldest first, as it happened. */
export function showRecent({ since, changes }: Recent, paint: Paint): string {
  if (changes.length === 0) return `Nothing has changed since ${local(since)}.\n`;
  const lines: string[] = [];
  for (const [heading, kind] of [
    ["packages", "package"],
    ["files", "file"],
    ["units", "unit"],
  ] as const) {
    const own = changes.filter((change) => change.kind === kind);
    if (own.length === 0) continue;
    lines.push(paint("bold", heading));
    for (const { at, name, now } of own)
      lines.push(`  ${local(new Date(at))}  ${sanitize(name, 200)}  ${paint("dim", sanitize(now, 200))}`);
    lines.push("");
  }
  lines.push(`${changes.length} change${changes.length === 1 ? "" : "s"} since ${local(since)}.`);
  return `${lines.join("\n")}\n`;
}
