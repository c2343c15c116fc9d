/** Ctrl-C while the probes run. */
import assert from "node:assert/strict";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, suite, test } from "node:test";
import { testDeadline, waitUntil } from "../core/wait-until.ts";
import { runChecks } from "./testing/run-checks.ts";
import { noSshd, type OwnSshd, testSshd } from "./testing/test-sshd.ts";

// In this lab ss and sudo hang, so the probes are running when the signal comes.
const programs = mkdtempSync(join(tmpdir(), "applab-hanging-"));
// The probes' clock ends ss; what sudo started belongs to root, and ends by itself.
for (const [name, seconds] of [
  ["ss", 300],
  ["sudo", 30],
] as const)
  writeFileSync(join(programs, name), `#!/bin/sh\nexec sleep ${seconds}\n`);
// The probes' folder is below our own folder: /dev/shm also has folders of other runs.
const shared = join(programs, "shared");
writeFileSync(
  join(programs, "shell"),
  `#!/bin/bash\nPATH=${programs}:$PATH\nsed -u 's|/dev/shm|${shared}|g' | bash -s\n`,
);
for (const name of readdirSync(programs)) chmodSync(join(programs, name), 0o755);
mkdirSync(shared);
after(() => rmSync(programs, { recursive: true }));

const children = (pid: number) =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ").map(Number);

const nameOf = (pid: number) => readFileSync(`/proc/${pid}/comm`, "utf8").trim();

const folders = () => readdirSync(shared);

/** Processes whose working directory is a folder, which may be deleted. */
const workingIn = (folder: string) =>
  readdirSync("/proc").filter((pid) => {
    try {
      return readlinkSync(`/proc/${pid}/cwd`).startsWith(folder);
    } catch {
      return false;
    }
  });

/** @returns the folder in which the lab's probes run. */
async function interrupt(server: OwnSshd, signal: NodeJS.Signals, expected: number): Promise<string> {
  // The report of an earlier run, which must not look like the report of this run.
  const report = join(programs, "report");
  writeFileSync(report, "All requirements pass.\n");
  const run = runChecks(["--target", server.target, "--output", report]);
  const pid = run.child.pid as number;
  const before = new Set(folders());
  const own = () => folders().filter((name) => !before.has(name));
  assert.ok(await waitUntil(testDeadline, async () => own().length > 0), "the probes did not start");
  const folder = join(shared, own()[0] as string);
  const ssh = children(pid).filter((child) => nameOf(child) === "ssh");
  assert.equal(ssh.length, 1);

  run.child.kill(signal);
  const { code, stdout } = await run;
  assert.equal(code, expected);
  assert.equal(stdout, "");
  assert.equal(existsSync(report), false);
  // If nobody ended it, it would run for as long as the probes: ten seconds.
  assert.ok(await waitUntil(5, async () => !existsSync(`/proc/${ssh[0]}`)), "ssh is still running");
  return folder;
}

suite("interrupted checks", { skip: noSshd }, () => {
  const left: string[] = [];
  for (const [signal, expected] of [
    ["SIGINT", 130],
    ["SIGTERM", 143],
    ["SIGHUP", 129],
  ] as const) {
    test(`after ${signal} the checks end their ssh and exit with ${expected}`, async () => {
      const server = await testSshd(join(programs, "shell"));
      try {
        left.push(await interrupt(server, signal, expected));
      } finally {
        await server.stop();
      }
    });
  }

  test("the probes in the lab end after ten seconds at the latest, and remove their folder", async () => {
    assert.equal(left.length, 3);
    for (const folder of left) {
      const gone = await waitUntil(
        testDeadline,
        async () => !existsSync(folder) && workingIn(folder).length === 0,
      );
      assert.ok(gone, `left in the lab: ${folder}`);
    }
  });
});
