/** For tests: a checkout on a host with missing programs or wrong commands; no test starts a machine. */
import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { execa } from "execa";
import { checkout } from "./checkout.ts";

export const folder = mkdtempSync(join(tmpdir(), "host-"));
export const clone = checkout();
export const inClone = execa({ cwd: clone.folder, reject: false, all: true, timeout: 120_000 });
after(async () => {
  // A machine exists only if a test has failed.
  await inClone`vagrant destroy -f`;
  clone.remove();
  rmSync(folder, { recursive: true });
});

export const ready = join("host", "bootstrap.cjs");
export const vagrantLog = join(clone.folder, ".vagrant", "applab", "vagrant.log");

/** A PATH with only the named programs. */
export function pathWith(...programs: string[]): string {
  const bin = mkdtempSync(join(folder, "bin-"));
  for (const program of programs) {
    const found = process.env.PATH?.split(":")
      .map((place) => join(place, program))
      .find(existsSync);
    if (found !== undefined) symlinkSync(found, join(bin, program));
  }
  return bin;
}

/** Asserts that the last lines name the code with its page in the documentation, and a log with the whole output. */
export function assertEnds(words: string, code: string, log: string): void {
  const [explained, place] = words.trimEnd().split("\n").slice(-2);
  assert.equal(explained, `${code}: docs/troubleshooting.md#${code.toLowerCase()}`);
  assert.equal(place?.replace(/^[^:]+: /, ""), log);
  assert.match(readFileSync(log, "utf8"), new RegExp(code));
}
