import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";

process.env.LAB_CACHE = mkdtempSync(join(tmpdir(), "durations-"));
const file = join(process.env.LAB_CACHE, "durations.json");
after(() => rmSync(process.env.LAB_CACHE as string, { recursive: true }));
const { saveDurations, usual } = await import("./durations.ts");

test("what is usual is the median of the last starts, not the last of them", () => {
  assert.deepEqual(usual(), {});
  for (const boot of [5, 6, 90]) saveDurations({ boot });
  assert.equal(usual().boot, 6);
  saveDurations({ boot: 8, copy: 1 });
  assert.deepEqual(usual(), { boot: 7, copy: 1 });
  // A host that became quicker is not held to what was long ago.
  for (const boot of [2, 2, 3]) saveDurations({ boot });
  assert.equal(usual().boot, 3);
  assert.equal(JSON.parse(readFileSync(file, "utf8")).boot.length, 5);
});

test("a file of an earlier version counts, and what is no number does not", () => {
  writeFileSync(file, JSON.stringify({ boot: 7, copy: ["x", -1, 4], box: "y", checks: null }));
  assert.deepEqual(usual(), { boot: 7, copy: 4 });
  for (const text of ["", "[]", "null", "{"]) {
    writeFileSync(file, text);
    assert.deepEqual(usual(), {}, text);
    saveDurations({ boot: 2 });
    assert.deepEqual(usual(), { boot: 2 }, text);
  }
});

test("where it cannot be kept, nothing is lost but an estimate", () => {
  rmSync(file);
  mkdirSync(file);
  saveDurations({ boot: 2 });
  assert.deepEqual(usual(), {});
});
