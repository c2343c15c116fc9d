import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { Refused } from "./command-refused.ts";
import { lock } from "./lock.ts";

const folder = mkdtempSync(join(tmpdir(), "applab lock "));
after(() => rmSync(folder, { recursive: true }));
const file = join(folder, "new", "lock");

test("the lock is exclusive, and is free after its release", () => {
  const release = lock(file);
  assert.throws(() => lock(file), /Another of these commands is running/);
  release();
  lock(file)();
  assert.equal(existsSync(file), false);
});

test("the lock of an ended process is ignored", () => {
  const { pid } = spawnSync(process.execPath, ["-e", "0"]);
  writeFileSync(file, `${pid}`);
  lock(file)();
});

test("an empty lock, left by a full disk, is ignored", () => {
  writeFileSync(file, "");
  // A new lock is empty for a moment, and counts until it is old.
  assert.throws(() => lock(file), /Another of these commands is running/);
  utimesSync(file, 1, 1);
  lock(file)();
});

test("a lock that cannot be made is reported", () => {
  writeFileSync(join(folder, "file"), "");
  assert.throws(() => lock(join(folder, "file", "lock")), Refused);
});
