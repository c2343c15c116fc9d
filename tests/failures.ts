/** What failed in a whole run, told once more at its end: the place where a cut-off record or a tired reader still looks. */
import type { EventData } from "node:test";

/** Lines of one failure: what a command printed may be long, and how it ended stands last. */
const mostLines = 30;

/** A test that nothing can be said of, because one that it needs failed; no stack would say more. */
export function notTried(because: string): Error {
  const error = new Error(`${opening}${because}`);
  error.stack = error.message;
  return error;
}
const opening = "not tried, because this failed: ";

/** A test's failure in a few lines; nothing for one that failed only because another one did. */
export function inFewLines({ name, details }: EventData.TestFail): string | undefined {
  const { cause, failureType } = details.error as Error & { failureType?: string };
  const message = cause instanceof Error ? cause.message : String(cause ?? details.error.message);
  if (failureType === "subtestsFailed" || message.includes(opening)) return undefined;
  const lines = message.trimEnd().split("\n");
  const left = lines.length - mostLines;
  const told = left > 0 ? [lines[0], `[${left} lines]`, ...lines.slice(left + 1)] : lines;
  return [name, ...told.map((line) => `  ${line}`)].join("\n");
}
