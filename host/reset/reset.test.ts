/** What reset and undo say where they cannot go back; the rest is seen in a real lab: tests/lab/reset.ts. */
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, beforeEach, test } from "node:test";
import { execa } from "execa";
import { project } from "../../core/paths.ts";

const dotfiles = mkdtempSync(join(tmpdir(), "reset-"));
const kept = join(dotfiles, "applab");
after(() => rmSync(dotfiles, { recursive: true }));
beforeEach(() => {
  for (const name of readdirSync(dotfiles)) rmSync(join(dotfiles, name), { recursive: true });
});

const command = (name: "reset" | "undo", ...args: string[]) =>
  execa(process.execPath, ["--import", "tsx", `host/reset/${name}.ts`, ...args], {
    cwd: project,
    // What would change a lab needs Vagrant: here there is none.
    env: { VAGRANT_DOTFILE_PATH: dotfiles, PATH: "/usr/bin/nowhere" },
    stdin: "ignore",
    reject: false,
    timeout: 60_000,
  });

/** A machine as Vagrant records it. */
function machine(): void {
  const folder = join(dotfiles, "machines", "default", "none");
  mkdirSync(folder, { recursive: true });
  mkdirSync(kept, { recursive: true });
  writeFileSync(join(folder, "id"), "1");
}

function snapshot(name: string): void {
  mkdirSync(join(kept, "snapshots"), { recursive: true });
  writeFileSync(join(kept, "snapshots", `${name}.json`), "{}");
}

for (const name of ["reset", "undo"] as const) {
  test(`${name} shows its usage when it is asked, or understands nothing`, async () => {
    const help = await command(name, "--help");
    assert.equal(help.exitCode, 0);
    assert.match(help.stdout, new RegExp(`^usage: npm run ${name} `));
    for (const args of [["--force"], ["green"]]) {
      const { exitCode, stderr, stdout } = await command(name, ...args);
      assert.deepEqual([exitCode, stdout], [2, ""]);
      assert.match(stderr, new RegExp(`\nusage: npm run ${name} `));
    }
  });
}

test("reset without a terminal to ask on does nothing unless --yes is said", async () => {
  const { exitCode, stderr } = await command("reset");
  assert.equal(exitCode, 2);
  assert.match(stderr, /Nothing was done: there is no terminal .* --yes/);
});

test("reset without a lab says how to get one", async () => {
  const { exitCode, stderr } = await command("reset", "--yes");
  assert.equal(exitCode, 2);
  assert.match(stderr, /There is no lab yet\.\n {2}why: .*\n {2}fix: npm start\nLAB-401: /);
});

test("reset of a lab that was never kept says why, and what to do instead", async () => {
  machine();
  const never = await command("reset", "--yes");
  assert.equal(never.exitCode, 1);
  assert.match(
    never.stderr,
    /no snapshot .*\n {2}why: 'npm start' .*\n {2}fix: 'vagrant provision'.*\nLAB-042: /,
  );
  writeFileSync(
    join(kept, "green.json"),
    JSON.stringify({ identity: "a b", at: "2026-11-28", impossible: true }),
  );
  assert.match((await command("reset", "--yes")).stderr, /\n {2}why: its provider has no snapshots\n/);
});

test("a lab that does not answer is not put back without a word about the files in it", async () => {
  machine();
  snapshot("green");
  const { exitCode, stderr } = await command("reset", "--yes");
  assert.equal(exitCode, 2);
  assert.match(stderr, /Nothing was done: your files .*\n {2}why: .*\n {2}fix: .*--discard.*\nLAB-043: /);
});

test("undo says that there is nothing to undo", async () => {
  machine();
  const { exitCode, stderr } = await command("undo");
  assert.equal(exitCode, 1);
  assert.match(stderr, /^\nThere is nothing to undo\.\n/);
  assert.match(stderr, /\nLAB-047: /);
});

test("one of these commands at a time: the other is named", async () => {
  machine();
  writeFileSync(join(kept, "progress.json.lock"), `${process.pid}`);
  const { exitCode, stderr } = await command("undo");
  assert.equal(exitCode, 1);
  assert.match(stderr, new RegExp(`\n {2}why: process ${process.pid}, .*\n.*\nLAB-046: `));
});
