import assert from "node:assert/strict";
import { test } from "node:test";
import { labWith } from "../testing/lab-with.ts";
import { isUnsteady, steadily } from "./steady.ts";

const labOf = (...statuses: string[]) =>
  labWith({ repeated: statuses.map((each) => `sitePage ${each}\n`).join("") });
const good = { holds: true, expected: "200", found: "200" };
const judge = (...statuses: string[]) => steadily(labOf(...statuses), "sitePage", good);

test("the same answer each time, or no answer to compare, changes nothing", () => {
  assert.deepEqual(judge("kept 200", "kept 200", "new 200"), good);
  assert.deepEqual(judge(), good);
  assert.equal(isUnsteady(labOf("kept 200", "new 200"), ["sitePage"]), false);
});

test("different answers fail, with their counts and with what sets them apart", () => {
  const mixed = judge("kept 200", "kept 502", "kept 200", "new 200", "new 000", "new 200");
  assert.equal(mixed.holds, false);
  assert.equal(mixed.found, "of 6 equal requests: 200 in 4, 502 in 1, no answer in 1");
  const apart = judge("kept 200", "kept 200", "kept 200", "new 503", "new 503", "new 503");
  assert.equal(
    apart.found,
    "of 6 equal requests: 200 in 3 (those on a kept connection), 503 in 3 (those on new connections)",
  );
  assert.equal(isUnsteady(labOf("kept 200", "new 503"), ["sitePage"]), true);
});
