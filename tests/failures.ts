/** Repeats the failures of a run at its end, where you look first. */
import type { EventData } from "node:test";

/** Lines shown of one failure: the output of a command may be long, and its end matters most. */
const mostLines = 30;

/** A test that did not run because a test that it needs failed; a stack trace would not help. */
export function notTried(because: string): Error {
  const error = new Error(`${opening}${because}`);
  error.stack = error.message;
  return error;
}
const opening = "not tried, because this failed: ";

/** A test's failure in a few lines; nothing if the test failed only because another test failed. */
export function inFewLines({ name, details }: EventData.TestFail): string | undefined {
  const { cause, failureType } = details.error as Error & { failureType?: string };
  const message = cause instanceof Error ? cause.message : String(cause ?? details.error.message);
  if (failureType === "subtestsFailed" || message.includes(opening)) return undefined;
  const lines = message.trimEnd().split("\n");
  const left = lines.length - mostLines;
  const told = left > 0 ? [lines[0], `[${left} lines]`, ...lines.slice(left + 1)] : lines;
  return [name, ...told.map((line) => `  ${line}`)].join("\n");
}
