/** Before a commit: a lab out of the cache with everything solved, five faults drawn at random, and a reboot. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { taskCount } from "../core/curriculum.ts";
import { bringUpGround } from "./ground.ts";
import { faultsInOrder, proveFaults } from "./lab/faults.ts";
import { emulators, inClone, save, target, turnsGreen, vagrant } from "./own-lab.ts";

/** How many faults are drawn. */
const drawn = 5;

test("a lab is provisioned from the ground up, and every requirement holds", async (context) => {
  context.diagnostic(`the ground: ${await bringUpGround()}`);
  await target(); // from here on inLab knows where it is
  const { exitCode, all } = await inClone({ env: { LAB_TASK: `${taskCount}` } })`vagrant provision`;
  assert.equal(exitCode, 0, all);
  await turnsGreen();
  await save("solved");
});

test(`each of ${drawn} faults makes exactly its requirements fail, and its fix all pass`, (context) => {
  const quick = faultsInOrder().filter(({ needs }) => needs === undefined || needs === "bind");
  return proveFaults(context, quick.slice(3, 3 + drawn), "solved");
});

test("after a reboot every requirement holds", async () => {
  const { exitCode, all } = await inClone`npm run -s checks -- --reboot`;
  assert.equal(exitCode, 0, all);
});

test("vagrant destroy leaves no process", async () => {
  await vagrant("destroy", "-f");
  assert.equal(await emulators(), "");
});
