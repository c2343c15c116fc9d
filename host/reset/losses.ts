/** What a reset takes away, as far as `npm run drift` can tell it. */
import { sanitize } from "../../core/sanitize.ts";
import { ask, manifestScript, scriptFor, versionOf } from "../drift/ask.ts";
import { type Difference, readDrift } from "../drift/differences.ts";
import { groupChanges } from "../drift/group-changes.ts";

/** Milliseconds: who wants the lab back shall not wait for long on a lab that is ill. */
const patience = 40_000;

/** More files than these are counted, not named. */
const many = 15;

/**
 * What differs from the lab as it was provisioned.
 * @throws {LabUnreachable} when the lab cannot be reached, or there is nothing to compare it with.
 */
export async function differences(): Promise<Difference[]> {
  const from = new Date();
  const lines = await ask(scriptFor("compare"), patience);
  return readDrift(lines, versionOf(manifestScript()), { from, until: new Date() }).differences;
}

/** A line a file, and one for all the rest. The learner's own files, which are kept, are not among them. */
export function formatDifferences(differences: Difference[]): string[] {
  const lost = differences.filter(
    ({ name }) => !name.startsWith("/home/vagrant/") && name !== "/home/vagrant",
  );
  const { heaps, single } = groupChanges(lost.filter(({ kind }) => kind === "file"));
  const files = [...heaps, ...single.map(fileInWords)];
  const others = new Map<string, number>();
  for (const { kind } of lost) if (kind !== "file") others.set(kind, (others.get(kind) ?? 0) + 1);
  const counted = Array.from(others, ([kind, count]) => `${kind}: ${count}`);
  if (files.length > many) counted.unshift(`more files: ${files.length - many}`);
  return [...files.slice(0, many), ...(counted.length === 0 ? [] : [counted.join(", ")])];
}

function fileInWords({ name, before, now }: Difference): string {
  const what = before.length === 0 ? "new" : now.length === 0 ? "gone" : "changed";
  return `${sanitize(name, 200)} (${what})`;
}
