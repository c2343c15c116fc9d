import type { Difference } from "./differences.ts";

/** More changes than these in one package, or in a folder that is gone or new, are told as one line. */
const few = 4;

/**
 * Groups changes that are too many to read one by one.
 * @returns a line for each heap, and what is left.
 */
export function groupChanges(differences: Difference[]): { heaps: string[]; single: Difference[] } {
  const byPlace = new Map<string, Difference[]>();
  for (const each of differences) {
    const place = placeOf(each);
    if (place !== undefined) byPlace.set(place, [...(byPlace.get(place) ?? []), each]);
  }
  const heaps = [...byPlace].filter(([, of]) => of.length > few);
  const taken = new Set(heaps.flatMap(([, of]) => of));
  return {
    heaps: heaps.map(([place, of]) => `${place}: ${inWords(of)}`),
    single: differences.filter((each) => !taken.has(each)),
  };
}

/** The npm package that a file belongs to, or, of the packages' programs, the folder. */
function placeOf({ kind, name }: Difference): string | undefined {
  if (kind !== "file" && kind !== "program") return undefined;
  const [inPackage] = /^.*?\/node_modules\/(@[^/]+\/)?[^/]+/.exec(name) ?? [];
  if (inPackage !== undefined) return inPackage;
  return kind === "program" ? name.slice(0, name.lastIndexOf("/")) : undefined;
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
