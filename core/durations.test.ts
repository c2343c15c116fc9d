import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";

process.env.LAB_CACHE = mkdtempSync(join(tmpdir(), "durations-"));
const file = join(process.env.LAB_CACHE, "durations.json");
after(() => rmSync(process.env.LAB_CACHE as string, { recursive: true }));
const { saveDurations, usual } = await import("./durations.ts");

test("the typical duration is the median of the last starts", () => {
  assert.deepEqual(usual(), {});
  for (const boot of [5, 6, 90]) saveDurations({ boot });
  assert.equal(usual().boot, 6);
  saveDurations({ boot: 8, copy: 1 });
  assert.deepEqual(usual(), { boot: 7, copy: 1 });
  // Old starts are forgotten, because the host may be quicker now.
  for (const boot of [2, 2, 3]) saveDurations({ boot });
  assert.equal(usual().boot, 3);
  assert.equal(JSON.parse(readFileSync(file, "utf8")).boot.length, 5);
});

test("a file of an earlier version is read, and values that are not numbers are ignored", () => {
  writeFileSync(file, JSON.stringify({ boot: 7, copy: ["x", -1, 4], box: "y", checks: null }));
  assert.deepEqual(usual(), { boot: 7, copy: 4 });
  for (const text of ["", "[]", "null", "{"]) {
    writeFileSync(file, text);
    assert.deepEqual(usual(), {}, text);
    saveDurations({ boot: 2 });
    assert.deepEqual(usual(), { boot: 2 }, text);
  }
});

test("a file that cannot be written causes no error", () => {
  rmSync(file);
  mkdirSync(file);
  saveDurations({ boot: 2 });
  assert.deepEqual(usual(), {});
});
