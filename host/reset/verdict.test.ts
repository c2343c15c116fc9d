import assert from "node:assert/strict";
import { test } from "node:test";
import { inOneLine, verdict } from "./verdict.ts";

const report = (...holds: boolean[]) =>
  JSON.stringify({ requirements: holds.map((each, index) => ({ title: `fact ${index}`, holds: each })) });

test("the line for a green lab has the number of its requirements", () => {
  assert.deepEqual(inOneLine(report(true, true)), { line: "All 2 requirements pass.", exitCode: 0 });
});

test("a few failed requirements are named, and many are counted", () => {
  assert.deepEqual(inOneLine(report(true, false)), {
    line: "1 of 2 requirements fails: fact 1.",
    exitCode: 1,
  });
  const { line } = inOneLine(report(false, false, false, false, false));
  assert.match(line, /^5 of 5 .*: fact 0; fact 1; fact 2; and 2 more\.$/);
});

test("checks that fail or judge nothing are not green", () => {
  const failed = JSON.stringify({ error: { code: "LAB-409" } });
  for (const text of ["", failed, report()]) assert.equal(inOneLine(text, "ssh ended\n").exitCode, 2);
  assert.match(inOneLine(failed, "The lab cannot be reached over ssh.\n  why: …").line, /cannot be reached/);
});

test("a lab at task 0 has no requirement that can fail", async () => {
  assert.equal((await verdict(0)).exitCode, 0);
});
