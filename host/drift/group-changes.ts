import type { Difference } from "./differences.ts";

/** More changes than these in one place are told as one line. */
const few = 4;

/**
 * Folds many changes of the same kind into one line.
 * @returns a line for each heap, and what is left.
 */
export function groupChanges(differences: Difference[]): { heaps: string[]; single: Difference[] } {
  const folders = wholeFolders(differences);
  const byPlace = new Map<string, Difference[]>();
  for (const each of differences) {
    const place = placeOf(each, folders);
    if (place !== undefined) byPlace.set(place, [...(byPlace.get(place) ?? []), each]);
  }
  const heaps = [...byPlace].filter(([, of]) => of.length > few);
  const taken = new Set(heaps.flatMap(([, of]) => of));
  return {
    heaps: heaps.map(([place, of]) => `${place}: ${inWords(of)}`),
    single: differences.filter((each) => !taken.has(each)),
  };
}

/** What came, went or turned into something else: if it is a folder, all that is in it did so with it. */
function wholeFolders(differences: Difference[]): Set<string> {
  const whole = differences.filter(
    (each) =>
      each.kind === "file" &&
      (each.before.length === 0 || each.now.length === 0 || each.turned !== undefined),
  );
  return new Set(whole.map(({ name }) => name));
}

/** A network interface, the packages that npm installed, the folder of a program, or the topmost folder that changed as a whole. */
function placeOf({ kind, name }: Difference, folders: Set<string>): string | undefined {
  // A new network interface has a hundred settings.
  if (kind === "kernel") return /^net\.ipv\d\.(conf|neigh)\.[^.]+/.exec(name)?.[0];
  if (kind !== "file" && kind !== "program") return undefined;
  const [packages] = /^.*?\/node_modules(?=\/)/.exec(name) ?? [];
  if (packages !== undefined) return packages;
  if (kind === "program") return name.slice(0, name.lastIndexOf("/"));
  const parts = name.split("/");
  return parts.map((_, index) => parts.slice(0, index).join("/")).find((folder) => folders.has(folder));
}

function inWords(differences: Difference[]): string {
  const fresh = differences.filter(({ before }) => before.length === 0).length;
  const gone = differences.filter(({ now }) => now.length === 0).length;
  const counts: [number, string][] = [
    [fresh, "new"],
    [gone, "gone"],
    [differences.length - fresh - gone, "changed"],
  ];
  return counts
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${count} ${word}`)
    .join(", ");
}
