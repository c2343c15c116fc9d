/** Ctrl-C while the lab is looked at. */
import assert from "node:assert/strict";
import {
  chmodSync,
  existsSync,
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
import { noSshd, type OwnSshd, ownSshd } from "./own-sshd.ts";
import { runChecks } from "./run-checks.ts";
import { until } from "./until.ts";

// In this lab ss hangs, and so does sudo where it is needed: the probes are under way when the signal comes.
const programs = mkdtempSync(join(tmpdir(), "applab-hanging-"));
for (const name of ["ss", "sudo"]) writeFileSync(join(programs, name), "#!/bin/sh\nexec sleep 60\n");
writeFileSync(join(programs, "shell"), `#!/bin/sh\nPATH=${programs}:$PATH exec bash -s\n`);
for (const name of readdirSync(programs)) chmodSync(join(programs, name), 0o755);
after(() => rmSync(programs, { recursive: true }));

const children = (pid: number) =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ").map(Number);

const nameOf = (pid: number) => readFileSync(`/proc/${pid}/comm`, "utf8").trim();

/** The folders in which the probes of our labs work: those of the processes that have our programs on their PATH. */
const folders = () => {
  const found = readdirSync("/proc").flatMap((pid) => {
    try {
      const ours = readFileSync(`/proc/${pid}/environ`, "utf8").includes(`PATH=${programs}:`);
      return ours ? [readlinkSync(`/proc/${pid}/cwd`)] : [];
    } catch {
      return [];
    }
  });
  return [...new Set(found)].filter((folder) => folder.startsWith("/dev/shm/probes-"));
};

/** Processes that work in a folder, there or no longer. */
const workingIn = (folder: string) =>
  readdirSync("/proc").filter((pid) => {
    try {
      return readlinkSync(`/proc/${pid}/cwd`).startsWith(folder);
    } catch {
      return false;
    }
  });

/** @returns the folder in which the lab's probes are at work. */
async function interrupt(server: OwnSshd, signal: NodeJS.Signals, expected: number): Promise<string> {
  // Of an earlier run: nobody shall take it for this one's.
  const report = join(programs, "report");
  writeFileSync(report, "All requirements hold.\n");
  const run = runChecks(["--target", server.target, "--output", report]);
  const pid = run.child.pid as number;
  const before = new Set(folders());
  const own = () => folders().filter((name) => !before.has(name));
  assert.ok(await until(10, async () => own().length > 0), "the probes did not begin");
  const folder = own()[0] as string;
  const ssh = children(pid).filter((child) => nameOf(child) === "ssh");
  assert.equal(ssh.length, 1);

  run.child.kill(signal);
  const { code, stdout } = await run;
  assert.equal(code, expected);
  assert.equal(stdout, "");
  assert.equal(existsSync(report), false);
  assert.ok(await until(20, async () => !existsSync(`/proc/${ssh[0]}`)), "ssh goes on");
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
      const server = await ownSshd(join(programs, "shell"));
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
      const gone = await until(20, async () => !existsSync(folder) && workingIn(folder).length === 0);
      assert.ok(gone, `left in the lab: ${folder}`);
    }
  });
});
