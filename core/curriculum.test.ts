import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { isTask, lastTask } from "./curriculum.ts";

test("a number is a task's only as far as there are tasks", () => {
  for (const text of ["0", `${lastTask}`]) assert.ok(isTask(text), text);
  for (const text of ["", `${lastTask + 1}`, "-1", "1.5", "01", "one"]) assert.ok(!isTask(text), text);
});

test("the schema of the report knows the tasks that there are", () => {
  const schema = readFileSync(new URL("../checks/reporters/report.schema.json", import.meta.url), "utf8");
  const maxima = Array.from(schema.matchAll(/number of the task\.".*"maximum": (\d+)/g), ([, last]) =>
    Number(last),
  );
  assert.deepEqual([...new Set(maxima)], [lastTask]);
});
