/** The programs that the checks start on the host: a program that cannot be started counts as missing. */
import assert from "node:assert/strict";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, suite, test } from "node:test";
import { assertBroken, runChecks } from "../testing/run-checks.ts";

const parent = mkdtempSync(join(tmpdir(), "applab-programs-"));
after(() => rmSync(parent, { recursive: true }));

/** A PATH with one folder, in which `make` makes the program. */
function pathWith(name: string, make: (file: string) => void): string {
  const folder = mkdtempSync(join(parent, "path-"));
  make(join(folder, name));
  return folder;
}

/** Ways in which a program cannot be started, each with another error. */
const ways: Record<string, (file: string) => void> = {
  "that does not exist": () => {},
  "that is not executable": (file) => writeFileSync(file, "#!/bin/sh\n", { mode: 0o644 }),
  "that is a folder": (file) => mkdirSync(file),
  "in a folder that is a file": (file) => {
    rmSync(dirname(file), { recursive: true });
    writeFileSync(dirname(file), "");
  },
  "whose interpreter does not exist": (file) => {
    writeFileSync(file, "#!/nonexistent/interpreter\n");
    chmodSync(file, 0o755);
  },
};

for (const [way, make] of Object.entries(ways)) {
  suite(`a program ${way}`, () => {
    test("is reported as a missing ssh", async () => {
      const env = { PATH: pathWith("ssh", make) };
      const ended = await runChecks(["--target", "ssh://nobody@127.0.0.1:1", "--reporter", "json"], env);
      assertBroken(ended, /^ssh cannot be started\./);
      assert.equal(JSON.parse(ended.stdout).error.code, "LAB-016");
    });

    test("is reported as a missing Vagrant", async () => {
      const dotfiles = mkdtempSync(join(parent, "dotfiles-"));
      const machine = join(dotfiles, "machines", "default", "none");
      mkdirSync(machine, { recursive: true });
      writeFileSync(join(machine, "id"), "1");
      const env = { PATH: pathWith("vagrant", make), VAGRANT_DOTFILE_PATH: dotfiles };
      const ended = await runChecks(["--reporter", "json"], env);
      assertBroken(ended, /^Vagrant is not installed\./);
      assert.equal(JSON.parse(ended.stdout).error.code, "LAB-011");
    });
  });
}
