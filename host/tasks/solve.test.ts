/** The parts of solve that need no lab; tests/lab/exercise.ts tests the rest in a real lab. */
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import { execa } from "execa";
import { taskCount } from "../../core/curriculum.ts";
import { project } from "../../core/paths.ts";

const dotfiles = mkdtempSync(join(tmpdir(), "solve-"));
after(() => rmSync(dotfiles, { recursive: true }));

const solve = (...args: string[]) =>
  execa(process.execPath, ["--import", "tsx", "host/tasks/solve.ts", ...args], {
    cwd: project,
    env: { VAGRANT_DOTFILE_PATH: dotfiles },
    reject: false,
    timeout: 60_000,
  });

test("any argument except the number of one task exits with 2 and prints the usage", async () => {
  for (const args of [[], [`${taskCount}`], ["-1"], ["two"], ["1", "2"], ["--tsak", "2"]]) {
    const { exitCode, stderr, stdout } = await solve(...args);
    assert.equal(exitCode, 2, args.join(" "));
    assert.match(stderr, /usage: npm run solve -- N/);
    assert.equal(stdout, "");
  }
});

test("--help prints the usage and exits with 0", async () => {
  const { exitCode, stdout } = await solve("--help");
  assert.equal(exitCode, 0);
  assert.match(stdout, /^usage: npm run solve -- N/);
});

test("without a lab solve exits with 2, says how to start one, and keeps the stored task number", async () => {
  const file = join(dotfiles, "applab", "task");
  mkdirSync(dirname(file));
  writeFileSync(file, "3\n");
  const { exitCode, stderr } = await solve("5");
  assert.equal(exitCode, 2);
  assert.match(stderr, /There is no lab yet\.\n {2}why: .*\n {2}fix: npm start/);
  assert.equal(readFileSync(file, "utf8"), "3\n");
});
