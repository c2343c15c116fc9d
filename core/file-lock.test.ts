import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import fs, { existsSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { lockOwner, tryLock } from "./file-lock.ts";

const folder = mkdtempSync(join(tmpdir(), "applab lock "));
after(() => rmSync(folder, { recursive: true }));
const file = join(folder, "lock");

/** The id of a process that has ended. */
const ended = () => `${spawnSync(process.execPath, ["-e", "0"]).pid}`;

test("the lock is exclusive, and is free after its release", () => {
  const release = tryLock(file);
  assert.ok(release);
  assert.equal(lockOwner(file), process.pid);
  assert.equal(tryLock(file), undefined);
  release();
  assert.equal(existsSync(file), false);
  tryLock(file)?.();
  assert.deepEqual(readdirSync(folder), []);
});

test("the lock of an ended process and an old empty lock are ignored", () => {
  writeFileSync(file, ended());
  assert.ok(tryLock(file));
  writeFileSync(file, "");
  assert.equal(
    tryLock(file),
    undefined,
    "a new empty lock is respected: its owner may not have written it yet",
  );
  utimesSync(file, 1, 1);
  tryLock(file)?.();
  assert.deepEqual(readdirSync(folder), []);
});

test("of two processes that find an abandoned lock at the same time only one gets it", (context) => {
  // The process that removes the abandoned lock waits until the other process has tried.
  for (const remover of ["rmSync", "renameSync", "unlinkSync"] as const) {
    const remove = fs[remover] as (...words: unknown[]) => void;
    context.mock.method(fs, remover, (...words: unknown[]) => {
      if (words[0] === file && others.length === 0) {
        others.push(undefined);
        others[0] = tryLock(file);
      }
      remove(...words);
    });
  }
  const others: ReturnType<typeof tryLock>[] = [];
  syncBuiltinESMExports();
  try {
    writeFileSync(file, ended());
    const one = tryLock(file);
    assert.equal(others.length, 1);
    assert.equal([one, ...others].filter((release) => release !== undefined).length, 1);
  } finally {
    context.mock.restoreAll();
    syncBuiltinESMExports();
    rmSync(file, { force: true });
  }
});

test("the release of a lock does not remove the lock of another process", () => {
  const release = tryLock(file);
  writeFileSync(file, `${process.ppid}`);
  release?.();
  assert.equal(lockOwner(file), process.ppid);
  rmSync(file);
});
