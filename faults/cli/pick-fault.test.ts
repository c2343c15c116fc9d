import assert from "node:assert/strict";
import { test } from "node:test";
import { Refused } from "../engine/command-refused.ts";
import type { NamedFault } from "../engine/fault.ts";
import type { Progress } from "../engine/progress.ts";
import { pickFault } from "./pick-fault.ts";

const faults = (["1-a", "2-b", "3-c"] as const).map(
  (name, index) => ({ name, difficulty: index + 1 }) as NamedFault,
);
const any = { name: undefined, level: undefined };
const progress = (part: Partial<Progress> = {}): Progress => ({ solved: {}, shown: {}, atHand: [], ...part });
const done = { at: "2026-01-01T00:00:00.000Z", hints: 0 };

test("a random fault is one of the unsolved faults, over the whole range of random numbers", () => {
  const some = progress({ solved: { "2-b": done } });
  assert.deepEqual(
    [0, 0.49, 0.5, 0.999999, 1].map((random) => pickFault(faults, some, any, random).name),
    ["1-a", "1-a", "3-c", "3-c", "3-c"],
  );
});

test("a fault whose fix was shown is picked last, and an active fault is not picked", () => {
  const shown = progress({ shown: { "1-a": { at: done.at } } });
  assert.equal(pickFault(faults, shown, any, 0).name, "2-b");
  const rest = progress({ ...shown, solved: { "2-b": done, "3-c": done } });
  assert.equal(pickFault(faults, rest, any, 0).name, "1-a");
  const atHand = [{ name: "1-a", since: done.at, hints: 0, lab: "" }];
  assert.throws(() => pickFault(faults, { ...rest, atHand }, any, 0), /solved all faults/);
});

test("only faults of the given level are picked, and a named fault is picked even if it is solved", () => {
  assert.equal(pickFault(faults, progress(), { ...any, level: 3 }, 0).name, "3-c");
  assert.throws(() => pickFault(faults, progress(), { ...any, level: 5 }, 0), /level 5/);
  assert.equal(pickFault(faults, progress({ solved: { "2-b": done } }), { ...any, name: "2-b" }).name, "2-b");
  assert.throws(() => pickFault(faults, progress(), { ...any, name: "9-z" }), Refused);
});
