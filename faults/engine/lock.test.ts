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

test("one at a time has the lock, and the next one after it", () => {
  const release = lock(file);
  assert.throws(() => lock(file), /Another of these commands is running/);
  release();
  lock(file)();
  assert.equal(existsSync(file), false);
});

test("a lock of a process that is gone holds nobody back", () => {
  const { pid } = spawnSync(process.execPath, ["-e", "0"]);
  writeFileSync(file, `${pid}`);
  lock(file)();
});

test("a lock that names nobody, as on a full disk, holds nobody back", () => {
  writeFileSync(file, "");
  // For the moment between its making and its writing it is somebody's.
  assert.throws(() => lock(file), /Another of these commands is running/);
  utimesSync(file, 1, 1);
  lock(file)();
});

test("where no lock can be made that is told", () => {
  writeFileSync(join(folder, "file"), "");
  assert.throws(() => lock(join(folder, "file", "lock")), Refused);
});
