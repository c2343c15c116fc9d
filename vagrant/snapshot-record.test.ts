import assert from "node:assert/strict";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, beforeEach, test } from "node:test";
import { hasRuby, ruby } from "./plain-ruby.ts";

const dotfiles = mkdtempSync(join(tmpdir(), "record-"));
after(() => rmSync(dotfiles, { recursive: true }));

const task = join(dotfiles, "applab", "task");
const progress = join(dotfiles, "applab", "progress.json");
const record = (expression: string) =>
  ruby("snapshot_record.rb", `SnapshotRecord.new(input).${expression}`, dotfiles);
const write = (parts: object) => writeFileSync(progress, JSON.stringify(parts));
const read = () => JSON.parse(readFileSync(progress, "utf8"));
const fault = { name: "2-nobody-home", since: "2026-11-28T00:00:00Z", hints: 1, lab: "a b" };

beforeEach(() => {
  rmSync(join(dotfiles, "applab"), { recursive: true, force: true });
  mkdirSync(join(dotfiles, "applab"));
});

test("the task of an exercise lab goes back with the lab", hasRuby, () => {
  writeFileSync(task, "3\n");
  record("save('a')");
  writeFileSync(task, "5\n");
  record("restore('a')");
  assert.equal(readFileSync(task, "utf8"), "3\n");
});

test("a lab that had every task solved has no file for its task again", hasRuby, () => {
  record("save('a')");
  writeFileSync(task, "5\n");
  record("restore('a')");
  assert.equal(existsSync(task), false);
});

test("the faults are those that the lab had then; what was solved since stays solved", hasRuby, () => {
  write({ solved: {}, shown: {}, atHand: [fault] });
  record("save('a')");
  const solved = { "2-frozen": { at: "2026-11-28T01:00:00Z", hints: 0 } };
  write({ solved, shown: {}, atHand: [] });
  record("restore('a')");
  assert.deepEqual(read(), { solved, shown: {}, atHand: [fault] });
});

test("a snapshot without a record changes nothing, and neither does one that was deleted", hasRuby, () => {
  write({ solved: {}, shown: {}, atHand: [fault] });
  record("restore('unknown')");
  record("save('a')");
  record("delete('a')");
  write({ solved: {}, shown: {}, atHand: [] });
  record("restore('a')");
  assert.deepEqual(read().atHand, []);
});

test("a progress that is no JSON is left as it is", hasRuby, () => {
  writeFileSync(progress, "{");
  record("save('a')");
  record("restore('a')");
  assert.equal(readFileSync(progress, "utf8"), "{");
});

test("with the machine all records go", hasRuby, () => {
  record("save('a')");
  record("forget");
  assert.equal(existsSync(join(dotfiles, "applab", "snapshots")), false);
});
