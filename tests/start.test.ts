/** npm start on hosts where it fails early: its output as text and as JSON. Vagrant does not run. */
import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { execa } from "execa";
import { type Schema, violations } from "../checks/testing/json-schema.ts";
import { lastTask, taskCount } from "../core/curriculum.ts";
import { checkout, project } from "./checkout.ts";

const clone = checkout();
const log = join(clone.folder, ".vagrant", "applab", "start.log");
// A PATH without a package manager, and without the lab's programs except ssh.
const bin = mkdtempSync(join(tmpdir(), "bin-"));
for (const program of ["node", "ssh"]) {
  const found = process.env.PATH?.split(":")
    .map((place) => join(place, program))
    .find(existsSync);
  if (found !== undefined) symlinkSync(found, join(bin, program));
}
after(() => {
  clone.remove();
  rmSync(bin, { recursive: true });
});

const schema: Schema = JSON.parse(readFileSync(join(project, "host/output/events.schema.json"), "utf8"));

/** Runs npm start as npm does. */
const start = (...args: string[]) =>
  execa({ cwd: clone.folder, env: { PATH: bin }, reject: false, timeout: 60_000 })(process.execPath, [
    join("host", "bootstrap.cjs"),
    "host/start/start.ts",
    ...args,
  ]);

/** Every line of a failing run, parsed and validated by the schema. */
async function eventsOf(...args: string[]) {
  const { exitCode, stdout, stderr } = await start("--json", ...args);
  const events: Record<string, unknown>[] = stdout.split("\n").map((line) => JSON.parse(line));
  for (const event of events) assert.deepEqual(violations(event, schema), [], JSON.stringify(event));
  assert.equal(stderr, "");
  assert.equal(exitCode, 2);
  const { elapsed: _, ...end } = events.at(-1) ?? {};
  assert.deepEqual(end, { event: "end", exitCode: 2 });
  return { events, error: events.at(-2) ?? {} };
}

test("--json on a host without the programs reports each missing program, then the error, then the end", async () => {
  const { events, error } = await eventsOf();
  const bad = events.filter(({ event, state }) => event === "finding" && state === "bad");
  assert.ok(bad.length >= 3);
  for (const { code, fix, mend } of bad) {
    assert.match(String(code), /^LAB-01\d$/);
    assert.equal(mend, fix);
  }
  assert.equal(error.code, "LAB-010");
  assert.equal(error.log, log);
  assert.equal(error.mend, error.fix);
  assert.match(String(error.why), /Vagrant: not installed/);
  assert.ok(readFileSync(log, "utf8").includes("LAB-010"));
});

test("the schema rejects an event with a missing field and an unknown event", () => {
  const end = { event: "end", elapsed: 1.5, exitCode: 0 };
  assert.deepEqual(violations(end, schema), []);
  assert.notDeepEqual(violations({ ...end, exitCode: undefined }, schema), []);
  assert.notDeepEqual(violations({ ...end, event: "finish" }, schema), []);
});

test("a task that does not exist exits with 2 and prints the usage, also with --json", async () => {
  for (const task of [`${taskCount}`, "-1", "two", ""]) {
    const { exitCode, stderr } = await start(`--task=${task}`);
    assert.equal(exitCode, 2);
    assert.match(
      stderr,
      new RegExp(`why: --task must be a number from 0 to ${lastTask}.*\\n {2}fix: usage: npm start`),
    );
    assert.match(stderr, /\nLAB-001: docs\/troubleshooting\.md#lab-001\nFull log: .*start\.log$/);
  }
  assert.equal((await eventsOf("--task", "9")).error.code, "LAB-001");
});

test("--help prints the options and exits with 0", async () => {
  const { exitCode, stdout } = await start("--help");
  assert.equal(exitCode, 0);
  for (const option of ["--task", "--yes", "--json"]) assert.match(stdout, new RegExp(`^ +${option} `, "m"));
});

test("an unexpected error has a code, and its stack is in the log", async () => {
  // A file that always exists and that npm start reads.
  const [file, away] = ["box/build.sh", "box/away"].map((name) => join(clone.folder, name)) as [
    string,
    string,
  ];
  renameSync(file, away);
  try {
    const { exitCode, stderr } = await start();
    assert.equal(exitCode, 2);
    assert.match(stderr, /npm start itself failed\.\n {2}why: ENOENT.*build\.sh.*\n.*\nLAB-999: docs/);
    assert.match(readFileSync(log, "utf8"), /\n {4}at .*line-endings\.ts/);
  } finally {
    renameSync(away, file);
  }
});

test("a log that cannot be written is reported, and so is the reason of the failure", async () => {
  const { exitCode, stderr } = await execa({
    cwd: clone.folder,
    env: { PATH: bin, VAGRANT_DOTFILE_PATH: "/dev/null" },
    reject: false,
  })(process.execPath, [join("host", "bootstrap.cjs"), "host/start/start.ts"]);
  assert.equal(exitCode, 2);
  assert.match(stderr, /\nLAB-010: .*\nThe log could not be written: E(NOTDIR|EXIST)/);
});
