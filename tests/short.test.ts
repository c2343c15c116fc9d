/** For a run before a commit: a lab from the cache with every task solved, five random faults, and a reboot. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { bringUpSolvedLab } from "./cached-lab.ts";
import { faultsInOrder, proveFaults } from "./lab/faults.ts";
import { emulators, inClone, turnsGreen, vagrant } from "./own-lab.ts";

/** The number of random faults. */
const drawn = 5;

test("provisioning updates a lab from the cache, and every requirement passes", async (context) => {
  context.diagnostic(`the lab: ${await bringUpSolvedLab()}`);
  await turnsGreen();
});

test(`each of ${drawn} faults makes exactly its requirements fail, and its fix makes all pass`, (context) => {
  const quick = faultsInOrder().filter(({ needs }) => needs === undefined || needs === "bind");
  return proveFaults(context, quick.slice(3, 3 + drawn), "solved");
});

test("after a reboot every requirement passes", async () => {
  const { exitCode, all } = await inClone`npm run -s checks -- --reboot`;
  assert.equal(exitCode, 0, all);
});

test("vagrant destroy leaves no process", async () => {
  await vagrant("destroy", "-f");
  assert.equal(await emulators(), "");
});
