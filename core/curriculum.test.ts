import assert from "node:assert/strict";
import { test } from "node:test";
import { isTask, lastTask } from "./curriculum.ts";

test("a number is a task's only as far as there are tasks", () => {
  for (const text of ["0", `${lastTask}`]) assert.ok(isTask(text), text);
  for (const text of ["", `${lastTask + 1}`, "-1", "1.5", "01", "one"]) assert.ok(!isTask(text), text);
});
