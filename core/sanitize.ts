/**
 * Makes text from the lab safe for a terminal, a log or a page: escapes control characters, and cuts long text.
 * @param limit characters of the result.
 */
export function sanitize(text: string, limit: number): string {
  let shown = "";
  for (const character of text) {
    shown += isPlain(character) ? character : `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
    if (shown.length > limit) return `${shown.slice(0, limit - 1).replace(/[\ud800-\udbff]$/, "")}…`;
  }
  return shown;
}

function isPlain(character: string): boolean {
  if (character === "\n" || character === "\t") return true;
  const code = character.codePointAt(0) ?? 0;
  const control = code < 0x20 || (code >= 0x7f && code <= 0x9f);
  // Characters that change the text direction, and those that XML does not allow.
  const turning = (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);
  const none = (code >= 0xd800 && code <= 0xdfff) || code === 0xfffe || code === 0xffff;
  return !control && !turning && !none;
}
