/** The errors of reset and undo without a lab; tests/lab/reset.ts tests the rest in a real lab. */
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
    // A command that changes a lab needs Vagrant, which this PATH does not have.
    env: { VAGRANT_DOTFILE_PATH: dotfiles, PATH: "/usr/bin/nowhere" },
    stdin: "ignore",
    reject: false,
    timeout: 60_000,
  });

/** Writes a machine in Vagrant's format. */
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
  test(`${name} prints its usage for --help and for wrong arguments`, async () => {
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

test("reset without a terminal changes nothing without --yes", async () => {
  const { exitCode, stderr } = await command("reset");
  assert.equal(exitCode, 2);
  assert.match(stderr, /Nothing was done: there is no terminal .* --yes/);
});

test("reset without a lab says how to start one", async () => {
  const { exitCode, stderr } = await command("reset", "--yes");
  assert.equal(exitCode, 2);
  assert.match(stderr, /There is no lab yet\.\n {2}why: .*\n {2}fix: npm start\nLAB-401: /);
});

test("reset of a lab without a snapshot prints the reason and the fix", async () => {
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

test("reset of a lab that does not answer fails and names --discard", async () => {
  machine();
  snapshot("green");
  const { exitCode, stderr } = await command("reset", "--yes");
  assert.equal(exitCode, 2);
  assert.match(stderr, /Nothing was done: your files .*\n {2}why: .*\n {2}fix: .*--discard.*\nLAB-043: /);
});

test("undo without a record reports that there is nothing to undo", async () => {
  machine();
  const { exitCode, stderr } = await command("undo");
  assert.equal(exitCode, 1);
  assert.match(stderr, /^\nThere is nothing to undo\.\n/);
  assert.match(stderr, /\nLAB-047: /);
});

test("undo fails while another command runs, and names its process", async () => {
  machine();
  writeFileSync(join(kept, "progress.json.lock"), `${process.pid}`);
  const { exitCode, stderr } = await command("undo");
  assert.equal(exitCode, 1);
  assert.match(stderr, new RegExp(`\n {2}why: process ${process.pid}, .*\n.*\nLAB-046: `));
});
