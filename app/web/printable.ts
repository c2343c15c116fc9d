/**
 * What a browser would obey instead of showing it: control characters, those that turn the direction of the text, those
 * that have no width, lone halves of a character, and marks that pile up on one letter.
 */
const invisible = /\p{C}|\p{Zl}|\p{Zp}|(?<=\p{M}{2})\p{M}|[\u115f\u1160\u3164\uffa0]/gu;

const utf8 = new TextDecoder("utf-8", { fatal: true });

/**
 * A text from an unknown client, safe to show in a page: every character is visible, and the length is limited.
 * @param longest number of signs, of which the last is "…" where there were more.
 */
export function printable(text: string, longest = 120): string {
  // Cut first, so that a long text costs nothing; and again, since a sign that is shown by its name takes more room.
  const signs = Array.from(text.slice(0, longest * 2).replace(invisible, nameOf));
  return signs.length > longest || text.length > longest * 2
    ? `${signs.slice(0, longest - 1).join("")}…`
    : signs.join("");
}

/** The same of a header, whose bytes Node reads as Latin 1, although most of the world means UTF-8. */
export function printableHeader(value: string, longest?: number): string {
  const bytes = Buffer.from(value, "latin1");
  try {
    return printable(utf8.decode(bytes), longest);
  } catch {
    return printable(value, longest);
  }
}

/** ⟨U+202E⟩ */
function nameOf(sign: string): string {
  const code = (sign.codePointAt(0) as number).toString(16).toUpperCase();
  return `⟨U+${code.padStart(4, "0")}⟩`;
}
