/** Faults in a lab in which only task 0 is solved. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { checks, inClone, succeeds } from "../own-lab.ts";

export function breakAtTask1(): void {
  test("break offers what a lab with task 0 alone has, and refuses what it does not have", async () => {
    const refused = await inClone`npm run -s break -- 1-locked-out`;
    assert.equal(refused.exitCode, 1, refused.all);
    assert.match(refused.all, /1-locked-out needs the lab's own solution of task 1/);
    const { exitCode, all } = await inClone`npm run -s break`;
    assert.equal(exitCode, 0, all);
    assert.equal((await checks("--task", "0")).exitCode, 1);
    assert.match(await succeeds("npm", "run", "-s", "fix"), /Repaired: every requirement passes/);
  });
}
