import assert from "node:assert/strict";
import { test } from "node:test";
import { hasRuby, ruby } from "./plain-ruby.ts";

const told = (said: string) =>
  ruby(
    "snapshot_when_told.rb",
    'require "stringio"; i = StringIO.new(input); [1, 2].map { SnapshotWhenTold.told?(i) }',
    said,
  );

test(
  "'go' lets the snapshot be taken, the older one be deleted before it, and is asked for once",
  hasRuby,
  () => {
    assert.deepEqual(told("go\n"), [true, true]);
  },
);

test("whatever else is said, and an end without a word, takes none", hasRuby, () => {
  for (const said of ["", "\n", "no\ngo\n", "gone\n"]) assert.deepEqual(told(said), [false, false], said);
});
