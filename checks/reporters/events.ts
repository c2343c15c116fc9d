import type { TestEvent } from "node:test/reporters";
import { Red } from "../red.ts";

/** What node:test tells a reporter. https://nodejs.org/docs/latest-v20.x/api/test.html#class-testsstream */
export type Events = AsyncIterable<TestEvent>;

/** A requirement that was judged, or the beginning of a task's requirements. */
export type Result =
  | { kind: "task"; name: string }
  | { kind: "requirement"; title: string; seconds: number; red: Red | undefined; fault: Error | undefined };

/** The events that a reporter of ours needs, without the rest. */
export async function* results(events: Events): AsyncIterable<Result> {
  for await (const { type, data } of events) {
    if (type === "test:start" && data.nesting === 0) yield { kind: "task", name: data.name };
    if (data === undefined || !("nesting" in data) || data.nesting !== 1) continue;
    if (type === "test:pass" || type === "test:fail") {
      const cause = type === "test:fail" ? (data.details.error.cause ?? data.details.error) : undefined;
      const red = cause instanceof Red ? cause : undefined;
      // A check that failed otherwise has an error of its own, which must not pass for the learner's, nor for green.
      const fault =
        cause === undefined || red !== undefined
          ? undefined
          : cause instanceof Error
            ? cause
            : new Error(String(cause));
      yield { kind: "requirement", title: data.name, seconds: data.details.duration_ms / 1000, red, fault };
    }
  }
}
