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

/** The number of letters to insert, remove or replace (Levenshtein). */
function distance(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (const [row, letter] of [...a].entries()) {
    const line = [row + 1];
    for (const [column, other] of [...b].entries()) {
      const [left = 0, up = 0, corner = 0] = [line[column], above[column + 1], above[column]];
      line.push(Math.min(left + 1, up + 1, corner + (letter === other ? 0 : 1)));
    }
    above = line;
  }
  return above.at(-1) ?? 0;
}
