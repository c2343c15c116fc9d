import type { TestEvent } from "node:test/reporters";
import { Red } from "../red.ts";

/** What node:test tells a reporter. https://nodejs.org/docs/latest-v20.x/api/test.html#class-testsstream */
export type Events = AsyncIterable<TestEvent>;

/** Turns what is told into text. */
export type Reporter = (events: Events) => AsyncIterable<string>;

/** A requirement that was judged. */
export interface Judged {
  kind: "requirement";
  title: string;
  seconds: number;
  /** Why it does not hold. */
  red: Red | undefined;
  /** Why it could not be judged. */
  fault: Error | undefined;
}

/** A requirement that was judged, or the beginning of a task's requirements. */
export type Result = { kind: "task"; task: number; name: string } | Judged;

/** The beginning of a task's requirements. */
export const taskResult = (name: string): Result => ({
  kind: "task",
  task: Number(name.split(" ")[1]),
  name,
});

/** What became of a requirement. A check that failed itself has an error that is none of the learner's, nor green. */
export function judged(title: string, seconds: number, thrown: unknown): Judged {
  const red = thrown instanceof Red ? thrown : undefined;
  const broken = thrown !== undefined && red === undefined;
  const fault = broken ? (thrown instanceof Error ? thrown : new Error(String(thrown))) : undefined;
  return { kind: "requirement", title, seconds, red, fault };
}

/** The events that a reporter of ours needs, without the rest. */
export async function* results(events: Events): AsyncIterable<Result> {
  for await (const { type, data } of events) {
    if (type === "test:start" && data.nesting === 0) yield taskResult(data.name);
    if (data === undefined || !("nesting" in data) || data.nesting !== 1) continue;
    if (type === "test:pass" || type === "test:fail") {
      const thrown = type === "test:fail" ? (data.details.error.cause ?? data.details.error) : undefined;
      yield judged(data.name, data.details.duration_ms / 1000, thrown);
    }
  }
}
