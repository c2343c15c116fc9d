/** How long ago, in the largest unit that gives at least 2. */
export function ago(milliseconds: number): string {
  if (milliseconds < 0) return "in the future, according to this machine’s clock";
  for (const [unit, length] of [
    ["days", 86_400_000],
    ["hours", 3_600_000],
    ["minutes", 60_000],
    ["seconds", 1000],
  ] as const) {
    if (milliseconds >= 2 * length) return `${Math.floor(milliseconds / length)} ${unit} ago`;
  }
  return "just now";
}
