/** Shows texts so that they can be compared: characters that cannot be seen, or look like others, become escapes. */

/** A text in which every character can be seen: what is not printable ASCII is shown as its code. */
export const visible = (text: string) =>
  text.replace(
    /[^\x20-\x7e]/gu,
    (character) => names[character] ?? `\\u{${character.codePointAt(0)?.toString(16)}}`,
  );

const names: Record<string, string> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/**
 * Where a text differs from the one that is expected, as the end of a sentence; nothing where they are the same.
 * Characters are counted from 1.
 */
export function firstDifference(expected: string, found: string): string {
  if (expected === found) return "";
  const [wanted, got] = [[...expected], [...found]];
  const index = wanted.findIndex((character, place) => character !== got[place]);
  if (index === -1)
    return `, which goes on after the end: "${visible(got.slice(wanted.length, wanted.length + 20).join(""))}"`;
  const shown = (character: string | undefined) =>
    character === undefined ? "the end" : `"${visible(character)}"`;
  return `; character ${index + 1} is ${shown(got[index])} and not ${shown(wanted[index])}`;
}
