const started = Date.now();

/** Minutes and seconds since the start: ` 1:07`. */
function elapsed(): string {
  const seconds = Math.round((Date.now() - started) / 1000);
  return `${String(Math.floor(seconds / 60)).padStart(2)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** Says a line with the time in front. */
export function say(line: string): void {
  console.log(`${elapsed()}  ${line}`);
}

/**
 * Shows on a terminal, while nothing else is said, that the time goes on: a step can take a minute without a word.
 * @returns what ends it.
 */
export function tick(): () => void {
  if (!process.stdout.isTTY) return () => {};
  // The next line is written over this one.
  const timer = setInterval(() => process.stdout.write(`${elapsed()}  …\r`), 1000);
  return () => clearInterval(timer);
}
