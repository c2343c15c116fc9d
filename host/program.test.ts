import assert from "node:assert/strict";
import { test } from "node:test";
import { atLeast, versionOf } from "./program.ts";

test("versions are compared number by number, not as text", () => {
  for (const found of ["2.3.4", "2.3.10", "2.4.0", "3.0", "10.0.0"])
    assert.ok(atLeast(found, "2.3.4"), found);
  for (const found of ["2.3.3", "2.2.19", "2.3", "1.9.9"]) assert.ok(!atLeast(found, "2.3.4"), found);
});

test("a program's version is the first line that it prints, and undefined where there is no such program", async () => {
  assert.equal(await versionOf(process.execPath, "--version"), process.version);
  assert.equal(await versionOf("no-such-program-anywhere", "--version"), undefined);
});
