/** Ctrl-C while the lab is looked at. */
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
import { waitUntil } from "../core/wait-until.ts";
import { runChecks } from "./testing/run-checks.ts";
import { noSshd, type OwnSshd, testSshd } from "./testing/test-sshd.ts";

// In this lab ss hangs, and so does sudo where it is needed: the probes are under way when the signal comes.
const programs = mkdtempSync(join(tmpdir(), "applab-hanging-"));
for (const name of ["ss", "sudo"]) writeFileSync(join(programs, name), "#!/bin/sh\nexec sleep 60\n");
// Their folder is below one of ours: in /dev/shm are also those of others.
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

/** Processes that work in a folder, there or no longer. */
const workingIn = (folder: string) =>
  readdirSync("/proc").filter((pid) => {
    try {
      return readlinkSync(`/proc/${pid}/cwd`).startsWith(folder);
    } catch {
      return false;
    }
  });

/** @returns the folder in which lab's probes are at work. */
async function interrupt(server: OwnSshd, signal: NodeJS.Signals, expected: number): Promise<string> {
  // Of an earlier run: nobody shall take it for this one's.
  const report = join(programs, "report");
  writeFileSync(report, "All requirements pass.\n");
  const run = runChecks(["--target", server.target, "--output", report]);
  const pid = run.child.pid as number;
  const before = new Set(folders());
  const own = () => folders().filter((name) => !before.has(name));
  assert.ok(await waitUntil(10, async () => own().length > 0), "the probes did not begin");
  const folder = join(shared, own()[0] as string);
  const ssh = children(pid).filter((child) => nameOf(child) === "ssh");
  assert.equal(ssh.length, 1);

  run.child.kill(signal);
  const { code, stdout } = await run;
  assert.equal(code, expected);
  assert.equal(stdout, "");
  assert.equal(existsSync(report), false);
  assert.ok(await waitUntil(20, async () => !existsSync(`/proc/${ssh[0]}`)), "ssh goes on");
  return folder;
}

suite("checks that are interrupted", { skip: noSshd }, () => {
  const left: string[] = [];
  for (const [signal, expected] of [
    ["SIGINT", 130],
    ["SIGTERM", 143],
    ["SIGHUP", 129],
  ] as const) {
    test(`${signal} ends them and their ssh with ${expected}`, async () => {
      const server = await testSshd(join(programs, "shell"));
      try {
        left.push(await interrupt(server, signal, expected));
      } finally {
        await server.stop();
      }
    });
  }

  test("what they began in the lab ends ten seconds later at the latest, and tidies up", async () => {
    assert.equal(left.length, 3);
    for (const folder of left) {
      const gone = await waitUntil(20, async () => !existsSync(folder) && workingIn(folder).length === 0);
      assert.ok(gone, `left in the lab: ${folder}`);
    }
  });
});
