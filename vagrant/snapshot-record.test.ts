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

test("restore also restores the task of an exercise lab", hasRuby, () => {
  writeFileSync(task, "3\n");
  record("save('a')");
  writeFileSync(task, "5\n");
  record("restore('a')");
  assert.equal(readFileSync(task, "utf8"), "3\n");
});

test("restore of a complete lab deletes the file with the task", hasRuby, () => {
  record("save('a')");
  writeFileSync(task, "5\n");
  record("restore('a')");
  assert.equal(existsSync(task), false);
});

test("restore restores the active faults, and keeps faults that were solved since", hasRuby, () => {
  write({ solved: {}, shown: {}, atHand: [fault] });
  record("save('a')");
  const solved = { "2-frozen": { at: "2026-11-28T01:00:00Z", hints: 0 } };
  write({ solved, shown: {}, atHand: [] });
  record("restore('a')");
  assert.deepEqual(read(), { solved, shown: {}, atHand: [fault] });
});

test("restore takes back the tasks that were solved after the snapshot", hasRuby, () => {
  const done = join(dotfiles, "applab", "done.json");
  const solved = (task: number, at: number) => ({
    task,
    at: new Date(at).toISOString(),
    minutes: 1,
    hints: 0,
  });
  const [before, later] = [solved(3, Date.now() - 60_000), solved(4, Date.now() + 60_000)];
  record("save('a')");
  for (const [kept, left] of [
    [
      { machine: "m", done: [before, later] },
      { machine: "m", done: [before] },
    ],
    // An earlier version noted no time.
    [
      { machine: "m", done: [3] },
      { machine: "m", done: [3] },
    ],
  ]) {
    writeFileSync(done, JSON.stringify(kept));
    record("restore('a')");
    assert.deepEqual(JSON.parse(readFileSync(done, "utf8")), left);
  }
});

test("restore of an unknown or deleted snapshot changes nothing", hasRuby, () => {
  write({ solved: {}, shown: {}, atHand: [fault] });
  record("restore('unknown')");
  record("save('a')");
  record("delete('a')");
  write({ solved: {}, shown: {}, atHand: [] });
  record("restore('a')");
  assert.deepEqual(read().atHand, []);
});

test("a progress file with invalid JSON does not change", hasRuby, () => {
  writeFileSync(progress, "{");
  record("save('a')");
  record("restore('a')");
  assert.equal(readFileSync(progress, "utf8"), "{");
});

test("forget deletes all records with the machine", hasRuby, () => {
  record("save('a')");
  record("forget");
  assert.equal(existsSync(join(dotfiles, "applab", "snapshots")), false);
});
