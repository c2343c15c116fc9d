import assert from "node:assert/strict";
import { test } from "node:test";
import { RequirementUnmet } from "../checks/judge/unmet.ts";
import { sanitize } from "./sanitize.ts";

test("control sequences of a terminal are shown as text", () => {
  assert.equal(
    sanitize("a\u001b[2Jb\r\u009b\u202ec\u0000", 100),
    "a\\u001b[2Jb\\u000d\\u009b\\u202ec\\u0000",
  );
  assert.equal(sanitize("zwei\n\tZeilen, ü, 😀 …", 100), "zwei\n\tZeilen, ü, 😀 …");
  assert.equal(sanitize("\ud800x\uffff", 100), "\\ud800x\\uffff");
});

test("a long text is cut between two characters", () => {
  assert.equal(sanitize("x".repeat(101), 100), `${"x".repeat(99)}…`);
  assert.equal(sanitize("x".repeat(100), 100), "x".repeat(100));
  assert.equal(sanitize("\u0000".repeat(100), 10).length, 10);
  assert.equal(sanitize(`${"x".repeat(8)}😀😀`, 10), `${"x".repeat(8)}…`);
});

test("the lab's output is sanitized before a reporter gets it", () => {
  const red = new RequirementUnmet(
    { holds: false, expected: "200", found: `200, a page titled "\u001b]0;x${"y".repeat(9999)}` },
    { task: 1, title: "t", layer: "answer", hints: ["h", "h", "h"] },
  );
  assert.ok(!(red.message + red.actual).includes("\u001b"));
  assert.ok(red.actual.length <= 600);
});
