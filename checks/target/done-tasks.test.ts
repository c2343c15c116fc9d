import assert from "node:assert/strict";
import { test } from "node:test";
import { firstUnsolved, withPassing } from "./done-tasks.ts";

const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 12, minute));
const began = { began: at(0).toISOString(), hints: 0, done: [] };

test("a task that passes for the first time gets its minutes and the hints since the one before", () => {
  const asked = withPassing(began, [], 2, at(5));
  assert.deepEqual(asked, { kept: { ...began, hints: 2 }, justDone: [] });
  const first = withPassing(asked.kept, [0], 1, at(12));
  assert.deepEqual(first.justDone, [{ task: 0, at: at(12).toISOString(), minutes: 12, hints: 3 }]);
  const second = withPassing(first.kept, [0, 1], 0, at(30));
  assert.deepEqual(second.justDone, [{ task: 1, at: at(30).toISOString(), minutes: 18, hints: 0 }]);
  assert.deepEqual(
    second.kept.done.map(({ task }) => task),
    [0, 1],
  );
});

test("a task that passed before stays done while it fails, and is not new when it passes again", () => {
  const { kept } = withPassing(began, [0, 1], 0, at(1));
  const failing = withPassing(kept, [0], 0, at(2));
  assert.equal(failing.kept.done.length, 2);
  assert.deepEqual(withPassing(failing.kept, [0, 1], 0, at(3)).justDone, []);
});

test("tasks of which only the number is known are done, and later ones count from the first run", () => {
  const old = { ...began, done: [{ task: 0 }] };
  assert.deepEqual(withPassing(old, [0, 1], 0, at(7)).justDone[0]?.minutes, 7);
});

test("the first unsolved task is the first one that never passed", () => {
  const done = [2, 3, 5].map((task) => ({ task }));
  assert.equal(firstUnsolved(2, { done }), 4);
  assert.equal(firstUnsolved(1, { done }), 1);
});
