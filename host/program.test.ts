import assert from "node:assert/strict";
import { test } from "node:test";
import { atLeast, numberIn, versionOf } from "./program.ts";

test("versions are compared number by number, not as text", () => {
  for (const found of ["2.3.4", "2.3.10", "2.4.0", "3.0", "10.0.0"])
    assert.ok(atLeast(found, "2.3.4"), found);
  for (const found of ["2.3.3", "2.2.19", "2.3", "1.9.9"]) assert.ok(!atLeast(found, "2.3.4"), found);
});

test("a program's version is the first line that it prints, and undefined where there is no such program", async () => {
  assert.equal(await versionOf(process.execPath, "--version"), process.version);
  assert.equal(await versionOf("no-such-program-anywhere", "--version"), undefined);
});

test("the number is found in what programs print as their version", () => {
  assert.equal(numberIn("QEMU emulator version 7.2.22 (Debian 1:7.2+dfsg-7)"), "7.2.22");
  assert.equal(numberIn("OpenSSH_9.2p1 Debian-2+deb12u10, OpenSSL 3.0.17"), "9.2p1");
  assert.equal(numberIn("no number"), "no number");
});
