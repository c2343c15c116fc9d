/** Runs a real installing step with its own archive while another program holds one of the locks. */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { execaSync } from "execa";

const folder = mkdtempSync(join(tmpdir(), "apt-locks-"));
after(() => rmSync(folder, { recursive: true }));

const namespace = process.getuid?.() === 0 ? "-m" : "-rm";
const usable = (file: string, ...args: string[]) => !execaSync(file, args, { reject: false }).failed;
const skip =
  !(
    usable("unshare", namespace, "true") &&
    usable("apt-get", "--version") &&
    usable("python3", "--version")
  ) && "this needs unshare, apt-get and python3";

/** The output of the step. */
function install(lock: string, env: Record<string, string> = {}): string {
  const script = fileURLToPath(new URL("apt-locks.test-help.sh", import.meta.url));
  const run = mkdtempSync(join(folder, "run-"));
  return execaSync("unshare", [namespace, "bash", script, run, lock], { env, timeout: 30_000 }).stdout;
}

for (const lock of [
  "/var/lib/dpkg/lock-frontend",
  "/var/lib/dpkg/lock",
  "/var/lib/apt/lists/lock",
  "/var/cache/apt/archives/lock",
]) {
  test(`the step names the program that holds ${lock}, and waits for it`, { skip }, () => {
    const [waiting, done] = install(lock).split("\n");
    assert.match(waiting ?? "", /^Waiting for python3 \(process \d+\) in the lab, .* …$/);
    assert.match(done ?? "", /^9-try +lab-greeting\s1 \(\d+ s\)$/);
  });
}

test("the failure names a program that does not release the lock", { skip }, () => {
  const said = install("/var/lib/dpkg/lock-frontend", { STAYS: "yes", LAB_APT_PATIENCE: "0" });
  assert.match(said, /error: python3 \(process \d+\) has held the lock/);
  assert.match(said, /^LAB-318: docs\/troubleshooting\.md#lab-318$/m);
  assert.match(said, /^exit 1$/m);
});
