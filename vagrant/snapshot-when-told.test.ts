import assert from "node:assert/strict";
import { test } from "node:test";
import { hasRuby, ruby } from "./plain-ruby.ts";

const told = (said: string) =>
  ruby(
    "snapshot_when_told.rb",
    'require "stringio"; i = StringIO.new(input); [1, 2].map { SnapshotWhenTold.told?(i) }',
    said,
  );

test("'go' allows the deletion of the old snapshot and the new snapshot, and is read once", hasRuby, () => {
  assert.deepEqual(told("go\n"), [true, true]);
});

test("any other input, or no input, takes no snapshot", hasRuby, () => {
  for (const said of ["", "\n", "no\ngo\n", "gone\n"]) assert.deepEqual(told(said), [false, false], said);
});
