/**
 * The word that was probably meant.
 * @returns undefined if none is near: more than two letters differ, or more than half of them.
 */
export function nearest(given: string, words: readonly string[]): string | undefined {
  const [best] = words
    .map((word) => ({ word, apart: distance(given, word) }))
    .sort((a, b) => a.apart - b.apart);
  if (best === undefined || best.apart > 2 || best.apart * 2 > best.word.length) return undefined;
  return best.word;
}

/** The number of letters to insert, remove, replace, or exchange with their neighbour (Damerau and Levenshtein). */
function distance(a: string, b: string): number {
  const rows: number[][] = [];
  const at = (row: number, column: number) => rows[row]?.[column] ?? Number.POSITIVE_INFINITY;
  for (let row = 0; row <= a.length; row++) {
    rows.push([]);
    for (let column = 0; column <= b.length; column++) {
      const isSame = a[row - 1] === b[column - 1];
      const areExchanged = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      const best = Math.min(
        at(row - 1, column) + 1,
        at(row, column - 1) + 1,
        at(row - 1, column - 1) + (isSame ? 0 : 1),
        areExchanged ? at(row - 2, column - 2) + 1 : Number.POSITIVE_INFINITY,
      );
      rows[row]?.push(row + column === 0 ? 0 : best);
    }
  }
  return at(a.length, b.length);
}
