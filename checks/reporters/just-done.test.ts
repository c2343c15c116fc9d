import assert from "node:assert/strict";
import { test } from "node:test";
import { lastTask } from "../../core/curriculum.ts";
import { inLine } from "./just-done.ts";

test("a task that is done is told with what it took, and with the next one", () => {
  assert.equal(
    inLine([{ task: 3, minutes: 12, hints: 1 }]),
    "Task 3 is done (12 minutes, 1 further hint). Next: npm run task -- 4\n",
  );
  assert.match(
    inLine([{ task: 3, minutes: 0, hints: 0 }]),
    /^Task 3 is done \(less than a minute, no further hints\)\./,
  );
});

test("tasks that are done at once take one line, and the last one leads to the faults", () => {
  assert.equal(
    inLine([{ task: 5 }, { task: lastTask }]),
    `Tasks 5, ${lastTask} are done. That was the last one: npm run break finds something to repair.\n`,
  );
  assert.equal(inLine([]), "");
});
