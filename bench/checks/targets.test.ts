import assert from "node:assert/strict";
import { test } from "node:test";
import { table } from "./report.ts";
import {
  nodeStart,
  ours,
  runners,
  sshTrue,
  testinfraParamiko,
  testinfraSsh,
  testinfraTuned,
} from "./runners.ts";
import { best, type Runs, ratio, targets } from "./targets.ts";

/** Two rounds; in the second all programs take twice as long. */
function runsOf(seconds: Record<string, number>): Runs {
  return new Map(
    runners.map(({ name, checks }) => {
      const first = seconds[name] ?? 10;
      return [name, [first, 2 * first].map((each) => ({ seconds: each, evaluated: checks ? 12 : 0 }))];
    }),
  );
}

test("a ratio is taken within each round", () => {
  const runs = runsOf({ [ours.name]: 1, [testinfraSsh.name]: 8 });
  assert.deepEqual(ratio(ours, testinfraSsh, runs), { median: 0.125, min: 0.125, max: 0.125 });
});

test("the bound is two bare logins and one start of Node", () => {
  const bound = (seconds: number) =>
    targets(runsOf({ [ours.name]: seconds, [sshTrue.name]: 0.5, [nodeStart.name]: 0.25 }))[0];
  assert.equal(bound(1.25)?.met, true);
  assert.equal(bound(1.26)?.met, false);
  assert.match(bound(5)?.found ?? "", /^4\.000 .*npm's start .* s, two starts of Node 0\.75 s, one login/);
});

test("the best setting is the quickest", () => {
  const [together, controlPath] = testinfraTuned as [(typeof testinfraTuned)[0], (typeof testinfraTuned)[0]];
  const those = [testinfraParamiko, ...testinfraTuned];
  assert.equal(best(those, runsOf({ [controlPath.name]: 3 })), controlPath);
  const reached = targets(runsOf({ [ours.name]: 1, [together.name]: 3, [controlPath.name]: 1.5 }));
  const target = reached.find(({ what }) => what.endsWith("its best setting"));
  assert.equal(target?.what, `at most 0.5 × ${controlPath.name}, its best setting`);
  assert.equal(target?.met, false);
});

test("the table has a row for each runner, and all rows have the same width", () => {
  const lines = table(runsOf({})).split("\n");
  assert.equal(lines.length, runners.length + 2);
  assert.equal(new Set(lines.map(({ length }) => length)).size, 1);
  assert.match(lines[2] ?? "", /^\| ssh true +\| +– \| 15\.00 \(10\.00–20\.00\) \| +1\.000 \| +1\.00 \|$/);
});
