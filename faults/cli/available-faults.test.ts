import assert from "node:assert/strict";
import { test } from "node:test";
import { labWith } from "../../checks/testing/lab-with.ts";
import { Refused } from "../engine/command-refused.ts";
import { failingRequirements } from "../engine/observe.ts";
import { loadFaults } from "../load-faults.ts";
import { availableFaults } from "./available-faults.ts";

const faults = await loadFaults();

test("a lab in which all is solved can have any fault", () => {
  assert.deepEqual(availableFaults(faults, undefined, "7-hiccup"), faults);
});

test("an exercise lab can have only the faults of the tasks before, and such as can be seen there", () => {
  for (const exercise of [1, 2, 5]) {
    const can = availableFaults(faults, exercise, undefined);
    assert.ok(can.length > 0);
    for (const { name, task, reddens } of can) {
      assert.ok(task < exercise, name);
      assert.ok(
        reddens.some((each) => Number(each[0]) < exercise),
        name,
      );
    }
  }
});

test("a fault of a task that is not begun is refused, with what is missing", () => {
  assert.throws(
    () => availableFaults(faults, 2, "3-baggage"),
    (error: Refused) => {
      assert.ok(error instanceof Refused);
      assert.equal(error.message, "The lab is not broken: 3-baggage needs the lab's own solution of task 3.");
      assert.match(`${error.why} ${error.fix}`, /from task 2 on,.* npm run solve -- 3/);
      return true;
    },
  );
  assert.throws(() => availableFaults(faults, 0, undefined), /none of its tasks is solved/);
});

test("of an exercise lab only the tasks before are red: those behind them are nobody's fault", async () => {
  const lab = (exercise: number | undefined) => labWith({}, { exercise });
  assert.deepEqual((await failingRequirements(lab(1))).sort(), [
    "0-page",
    "0-page-without-slash",
    "0-unknown-path",
  ]);
  assert.ok((await failingRequirements(lab(undefined))).includes("5-page"));
});
