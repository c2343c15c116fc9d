/** Before a commit: a lab out of the cache with everything solved, five faults drawn at random, and a reboot. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { bringUpSolvedLab } from "./cached-lab.ts";
import { faultsInOrder, proveFaults } from "./lab/faults.ts";
import { emulators, inClone, turnsGreen, vagrant } from "./own-lab.ts";

/** How many faults are drawn. */
const drawn = 5;

test("a lab out of the cache is brought up to date, and every requirement passes", async (context) => {
  context.diagnostic(`the lab: ${await bringUpSolvedLab()}`);
  await turnsGreen();
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
