const started = Date.now();

/** Minutes and seconds since the start: ` 1:07`. */
export function elapsed(): string {
  const seconds = Math.round((Date.now() - started) / 1000);
  return `${String(Math.floor(seconds / 60)).padStart(2)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** Says a line with the time in front. */
export function say(line: string): void {
  console.log(`${elapsed()}  ${line}`);
}
