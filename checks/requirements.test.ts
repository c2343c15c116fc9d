import assert from "node:assert/strict";
import { test } from "node:test";
import { loadRequirements, taskNames } from "./requirements.ts";

const requirements = await loadRequirements();

test("every title is a fact of its own", () => {
  assert.equal(new Set(requirements.map(({ title }) => title)).size, requirements.length);
  for (const { title } of requirements) assert.doesNotMatch(title, /\b(should|works?|correctly)\b/, title);
});

test("every requirement has a task with a name, and a hint", () => {
  for (const { title, task, hint } of requirements) {
    assert.ok(taskNames[task], title);
    assert.ok(hint.length > 20, title);
  }
});

test("the requirements come in the order of their tasks", () => {
  const tasks = requirements.map(({ task }) => task);
  assert.deepEqual(
    tasks,
    tasks.toSorted((a, b) => a - b),
  );
});
