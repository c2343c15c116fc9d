import assert from "node:assert/strict";
import { mock, test } from "node:test";
import type { Lab } from "./collect/model.ts";
import { settled } from "./settled.ts";
import { labWith } from "./testing/lab-with.ts";

const starting = labWith({ units: "5000 onepage.service\n\nId=onepage.service\nActiveState=activating" });
const young = labWith({
  units:
    "5000 onepage.service \nuptime 100.25\n\nId=onepage.service\nActiveState=active\nActiveEnterTimestampMonotonic=95000000",
});
const steady = labWith({ units: "5000 onepage.service\n\nId=onepage.service\nActiveState=active" });

/** The lab in the end, and how often it was seen again. */
async function see(first: Lab, later: Lab[], isGreen = false): Promise<{ lab: Lab; again: number }> {
  mock.timers.enable({ apis: ["setTimeout"] });
  let again = 0;
  let lab: Lab | undefined;
  const end = settled(
    first,
    async () => later[again++] as Lab,
    async () => isGreen,
  ).then((seen) => {
    lab = seen;
  });
  for (let step = 0; step < 20 && lab === undefined; step++) {
    await new Promise(setImmediate);
    mock.timers.tick(2000);
  }
  mock.timers.reset();
  await end;
  return { lab: lab as Lab, again };
}

test("a lab that is starting is seen again until it is there", async () => {
  assert.deepEqual(await see(starting, [starting, steady, starting]), { lab: steady, again: 2 });
});

test("a lab that goes on changing is seen four times", async () => {
  assert.equal((await see(starting, [starting, starting, starting, starting])).again, 3);
});

test("a lab that does not change, or passes, is not seen again", async () => {
  assert.equal((await see(steady, [])).again, 0);
  assert.equal((await see(starting, [], true)).again, 0);
});

test("a lab whose service was just started is seen once again", async () => {
  assert.deepEqual(await see(young, [steady, steady]), { lab: steady, again: 1 });
  assert.equal((await see(young, [young, young])).again, 1);
  assert.equal((await see(young, [], true)).again, 0);
});
