/** The end of a provisioning in which a step fails: the real run.sh, with temporary folders instead of the lab's. */
import assert from "node:assert/strict";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { execaSync } from "execa";
import { project } from "./checkout.ts";

const folder = mkdtempSync(join(tmpdir(), "step-"));
for (const room of ["app", "nginx"]) mkdirSync(join(folder, room));
cpSync(join(project, "provision"), join(folder, "provision"), { recursive: true });
after(() => rmSync(folder, { recursive: true }));

const namespace = process.getuid?.() === 0 ? "-m" : "-rm";
const { failed } = execaSync("unshare", [namespace, "true"], { reject: false });
const skip = failed && "unshare is not allowed here";

/**
 * Runs a step with these lines after a step that succeeds, and returns the output.
 * @param before shell code that runs first, in the same folder.
 */
function run(lines: string, before = ""): { exitCode: number | undefined; stdout: string; stderr: string } {
  const begin = 'source "$(dirname "$0")/step.sh"\n';
  writeFileSync(join(folder, "provision/9-fine.sh"), `${begin}echo LAB-301; summary fine\n`);
  writeFileSync(join(folder, "provision/9-try.sh"), `${begin}${lines}\n`);
  const script = `
    for place in /var/log /var/lib /var/cache; do mount -t tmpfs none "$place"; done
    ${before}
    LAB_PROJECT=$1 exec bash "$1/provision/run.sh" 9-fine 9-try`;
  const words = [namespace, "bash", "-ec", script, "bash", folder];
  const { exitCode, stdout, stderr } = execaSync("unshare", words, { reject: false, timeout: 60_000 });
  return { exitCode, stdout, stderr };
}

/** Asserts that the last line names the log, and the line before it the code. */
function assertEnds({ exitCode, stderr }: ReturnType<typeof run>, code: string): void {
  assert.equal(exitCode, 1);
  assert.deepEqual(stderr.split("\n").slice(-2), [
    `${code}: docs/troubleshooting.md#${code.toLowerCase()}`,
    "Full log, in the lab: /var/log/applab-provision.log",
  ]);
}

test("a step that calls fail ends with the code of that call", { skip }, () => {
  const ended = run('fail LAB-304 "it cannot be downloaded" "try again"');
  assertEnds(ended, "LAB-304");
  assert.match(ended.stderr, /error: it cannot be downloaded\n {2}fix: {3}try again\n/);
});

test("fail inside a command substitution ends with its own code", { skip }, () => {
  assertEnds(run('file=$(fail LAB-305 "it was changed" "compare" >&2)'), "LAB-305");
});

test("a command that fails unexpectedly ends with its own code, not with the code of an earlier step", {
  skip,
}, () => {
  const ended = run("ls /nowhere");
  assertEnds(ended, "LAB-390");
  assert.match(ended.stderr, /failed: 9-try\.sh line 2: ls \/nowhere/);
});

test("a command that fails inside a function ends with the same code", { skip }, () => {
  const ended = run("look() {\n  ls /nowhere\n}\nlook");
  assertEnds(ended, "LAB-390");
  assert.match(ended.stderr, /failed: 9-try\.sh line 3: ls \/nowhere/);
});

test("a live shared folder is copied, and its files do not change", { skip }, () => {
  const script = join(folder, "provision", "9-crlf.txt");
  writeFileSync(script, "a\r\n");
  const ended = run(
    'fail LAB-304 "$project: $(cat -A "$project/provision/9-crlf.txt")" "b"',
    'mount --bind "$1" "$1"',
  );
  assert.match(ended.stderr, /error: \/var\/cache\/applab\/project: a\$\n/);
  assert.equal(readFileSync(script, "utf8"), "a\r\n");
  // A copy is not copied again.
  assert.match(run('fail LAB-304 "$project" "b"').stderr, new RegExp(`error: ${folder}\\n`));
});

test("provisioning waits for a process that an earlier provisioning left running", { skip }, () => {
  const log = "/var/log/applab-provision.log";
  const ended = run(
    `grep -q 'at work until now' ${log} && fail LAB-304 "this came after it" "try again"`,
    // It takes the lock before run.sh begins, and releases it after run.sh has printed that it waits.
    `mkfifo "$1/locked" "$1/said"
    flock ${log} bash -c 'echo >"$1/locked"; grep -q -m 1 Waiting "$1/said"; echo at work until now >>${log}' bash "$1" &
    read -r _ <"$1/locked"
    exec > >(tee "$1/said")`,
  );
  assert.match(ended.stdout, /^An earlier provisioning is still running/);
  assert.match(ended.stderr, /error: this came after it/);
});
