import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { execa } from "execa";
import { wasStarted } from "./was-started.ts";

test("a program that is missing was not started, and one that fails was", async () => {
  for (const [program, started] of [
    ["no-such-program-anywhere", false],
    ["false", true],
  ] as const)
    assert.equal(wasStarted(program, await execa(program, { reject: false })), started);
});

test("on Windows a program was started only if it is on the PATH, whatever cmd.exe ended with", () => {
  const folder = mkdtempSync(join(tmpdir(), "was-started-"));
  try {
    writeFileSync(join(folder, "vagrant.exe"), "");
    const started = (program: string, path = `${join(folder, "gone")};;${folder}`) =>
      wasStarted(program, { exitCode: 1 }, "win32", path);
    assert.ok(started("vagrant"));
    assert.ok(!started("vmrun"));
    assert.ok(!started("vagrant", ""));
    assert.ok(started(join(folder, "vagrant"), ""));
    assert.ok(!started(join(folder, "vmrun"), folder));
  } finally {
    rmSync(folder, { recursive: true });
  }
});
