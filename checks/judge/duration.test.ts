import assert from "node:assert/strict";
import { test } from "node:test";
import { durationInWords } from "./duration.ts";

test("a time span is told in the largest unit of which there are at least two", () => {
  for (const [seconds, words] of [
    [0, "0 seconds"],
    [1, "1 second"],
    [119, "119 seconds"],
    [120, "2 minutes"],
    [3 * 3600 + 100, "3 hours"],
    [2 * 86_400, "2 days"],
    [2 * 31_557_600, "2 years"],
  ] as const) {
    assert.equal(durationInWords(seconds), words);
  }
});
