import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { execaSync } from "execa";
import { answerOf, atLeast, numberIn, versionOf } from "./tool-version.ts";

const folder = mkdtempSync(join(tmpdir(), "program-"));
after(() => rmSync(folder, { recursive: true }));

test("versions are compared number by number, not as text", () => {
  for (const found of ["2.3.4", "2.3.10", "2.4.0", "3.0", "10.0.0"])
    assert.ok(atLeast(found, "2.3.4"), found);
  for (const found of ["2.3.3", "2.2.19", "2.3", "1.9.9"]) assert.ok(!atLeast(found, "2.3.4"), found);
});

test("a program's version is its first line of output, and undefined if the program is missing", async () => {
  assert.equal(await versionOf(process.execPath, "--version"), process.version);
  assert.equal(await versionOf("no-such-program-anywhere", "--version"), undefined);
});

/** The result of versionOf with this PATH, to which the user may have no access. */
function versionOn(path: string, program: string): string {
  const script = `
    const { versionOf } = await import("./core/tool-version.ts");
    process.env.PATH = ${JSON.stringify(path)};
    console.log(await versionOf(${JSON.stringify(program)}, "--version") ?? "not here");`;
  const words = ["--import", "tsx", "--input-type=module", "--eval", script];
  // Root may read every folder; without its capabilities it is an ordinary user.
  const root = process.getuid?.() === 0;
  const [file, ...args] = root ? ["setpriv", "--bounding-set=-all", process.execPath] : [process.execPath];
  return execaSync(file as string, [...args, ...words], { cwd: new URL("..", import.meta.url) }).stdout;
}

test("a program that cannot be started counts as missing", async () => {
  const bin = mkdtempSync(join(folder, "bin-"));
  const program = (name: string, text: string, mode: number) => {
    writeFileSync(join(bin, name), text, { mode });
    return join(bin, name);
  };
  const closed = join(folder, "closed");
  mkdirSync(closed, { mode: 0 });
  for (const [file, why] of [
    [program("plain", "#!/bin/sh\n", 0o644), "EACCES"],
    [join(program("file", "", 0o644), "inside"), "ENOTDIR"],
    [program("orphan", "#!/no/such/interpreter\n", 0o755), "ENOENT"],
    [program("wrapper", "#!/bin/sh\nexec /no/such/program\n", 0o755), "127"],
    [program("guard", "#!/bin/sh\nexec /etc/passwd\n", 0o755), "126"],
  ] as const) {
    assert.equal(await versionOf(file, "--version"), undefined, why);
  }
  assert.equal(versionOn(`${closed}:${bin}`, "VBoxManage"), "not here");
  assert.equal(versionOn(`${closed}:${process.env.PATH}`, "sh-that-there-is-not"), "not here");
});

test("a program that fails is distinguished from one that succeeds", async () => {
  const broken = join(folder, "broken");
  writeFileSync(broken, "#!/bin/sh\necho no library >&2; exit 3\n", { mode: 0o755 });
  assert.deepEqual(await answerOf(broken, "--version"), { says: "no library", works: false });
  assert.deepEqual(await answerOf(process.execPath, "--version"), { says: process.version, works: true });
  assert.equal(await versionOf(broken, "--version"), "no library");
});

test("the version number is found in the output of each program", () => {
  assert.equal(numberIn("QEMU emulator version 7.2.22 (Debian 1:7.2+dfsg-7)"), "7.2.22");
  assert.equal(numberIn("OpenSSH_9.2p1 Debian-2+deb12u10, OpenSSL 3.0.17"), "9.2p1");
  assert.equal(numberIn("no number"), "no number");
});
