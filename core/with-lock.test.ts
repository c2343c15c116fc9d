import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { withLock } from "./with-lock.ts";

const folder = mkdtempSync(join(tmpdir(), "applab-alone-"));
after(() => rmSync(folder, { recursive: true }));
const file = join(folder, "file");

test("two callers get the lock one after the other", async () => {
  let inside = 0;
  const one = async () => {
    inside += 1;
    assert.equal(inside, 1);
    await pause(50);
    inside -= 1;
    return "done";
  };
  assert.deepEqual(await Promise.all([withLock(file, 5, one), withLock(file, 5, one)]), ["done", "done"]);
  assert.equal(existsSync(file), false);
});

test("a caller that throws releases the lock", async () => {
  await assert.rejects(
    withLock(file, 1, async () => {
      throw new Error("a defect");
    }),
    /a defect/,
  );
  assert.equal(await withLock(file, 1, async () => 1), 1);
});

test("the lock of an ended process is ignored, and the lock of a running process is waited for", async () => {
  const { pid } = spawnSync(process.execPath, ["--version"]);
  writeFileSync(file, String(pid));
  assert.equal(await withLock(file, 2, async () => 1), 1);
  writeFileSync(file, "");
  utimesSync(file, 1, 1);
  assert.equal(await withLock(file, 2, async () => 1), 1);
  writeFileSync(file, String(process.pid));
  await assert.rejects(
    withLock(file, 0.2, async () => 1),
    new RegExp(`process ${process.pid}, .* within 0\\.2 s`),
  );
});
