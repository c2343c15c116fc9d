/** A time span in words: the largest unit of which there are at least two, "90 minutes", "3 days". */
export function durationInWords(seconds: number): string {
  const units = [
    ["year", 31_557_600],
    ["day", 86_400],
    ["hour", 3600],
    ["minute", 60],
  ] as const;
  const [name, length] = units.find(([, each]) => seconds >= 2 * each) ?? (["second", 1] as const);
  const count = Math.round(seconds / length);
  return `${count} ${name}${count === 1 ? "" : "s"}`;
}
