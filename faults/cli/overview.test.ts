import assert from "node:assert/strict";
import { test } from "node:test";
import type { NamedFault } from "../engine/fault.ts";
import { loadFaults } from "../load-faults.ts";
import { overview } from "./overview.ts";

const none = { solved: {}, shown: {}, atHand: [] };
const faults = await loadFaults();
const at = "2026-11-28T12:00:00.000Z";

test("tasks are told as solved by provisioning, done with their time, in hand, or with nothing", () => {
  const lines = overview(1, [{ task: 1, at, minutes: 12, hints: 3 }], faults, none).split("\n");
  assert.deepEqual(lines.slice(0, 5), [
    "Tasks",
    "  ✔ 0 development       solved by provisioning",
    "  ✔ 1 production        2026-11-28, 12 minutes, 3 further hints",
    "  ▸ 2 Nginx             next: npm run task -- 2",
    "    3 parameters",
  ]);
  assert.doesNotMatch(overview(undefined, [], faults, none), /▸/);
});

test("faults are counted by their difficulty", () => {
  const [fault] = faults as [NamedFault];
  const text = overview(undefined, [], faults, {
    ...none,
    solved: { [fault.name]: { at, hints: 0 } },
    shown: { "1-x": { at } },
  });
  assert.match(text, new RegExp(`^Faults: 1 of ${faults.length} solved, 1 repaired by npm run fix$`, "m"));
  const level = new RegExp(`^    \\*{${fault.difficulty}} +1 of \\d+$`, "m");
  assert.match(text, level);
});

test("all of it fits on a small terminal", () => {
  const many = Array.from({ length: 9 }, () => ({
    name: "6-only-the-first-time",
    since: at,
    hints: 0,
    lab: "",
  }));
  const text = overview(0, [], faults, { ...none, atHand: many });
  assert.ok(text.split("\n").length <= 24);
  assert.ok(text.split("\n").every((line) => line.length <= 80));
});
