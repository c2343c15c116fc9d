/** For tests: a checkout on a host that lacks something, or whose user errs; none of it starts a machine. */
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
  // There is none, unless a test has failed.
  await inClone`vagrant destroy -f`;
  clone.remove();
  rmSync(folder, { recursive: true });
});

export const ready = join("host", "bootstrap.cjs");
export const vagrantLog = join(clone.folder, ".vagrant", "applab", "vagrant.log");

/** A PATH on which only the named programs are. */
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

/** The last lines are the code with its place in the documentation, and a log that has all of it. */
export function assertEnds(words: string, code: string, log: string): void {
  const [explained, place] = words.trimEnd().split("\n").slice(-2);
  assert.equal(explained, `${code}: docs/troubleshooting.md#${code.toLowerCase()}`);
  assert.equal(place?.replace(/^[^:]+: /, ""), log);
  assert.match(readFileSync(log, "utf8"), new RegExp(code));
}
