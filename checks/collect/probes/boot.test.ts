/** The probe of a boot, run by bash on this machine with files like /etc/fstab. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { shellScript, shellVariables } from "../../../core/shell-script.ts";

const folder = mkdtempSync(join(tmpdir(), "boot-probe-"));
after(() => rmSync(folder, { recursive: true }));
const onLinux = { skip: process.platform === "linux" ? false : "the probes run only on Linux" };

/** What the probe prints, without the name of the file. */
function found(...lines: string[]): string {
  const fstab = join(folder, "fstab");
  writeFileSync(fstab, lines.map((line) => `${line}\n`).join(""));
  const input = shellVariables({ fstab }) + shellScript("boot.sh", import.meta.url);
  const { stdout, status, stderr } = spawnSync("bash", ["-s"], { input, encoding: "utf8" });
  assert.deepEqual([status, stderr], [0, ""]);
  return stdout.replaceAll(fstab, "FSTAB");
}

const gone = "UUID=00000000-dead-4bad-8bad-000000000000";

test("a file system that a boot needs and that is not there is told", onLinux, () => {
  assert.equal(
    found("# a comment", "proc /proc proc defaults 0 0", `${gone} /srv/archive ext4 defaults 0 2`),
    `a boot ends in emergency.target: FSTAB names ${gone} for /srv/archive, and it is not there\n`,
  );
});

test("what a boot does not need, what is there, and what is mounted is not told", onLinux, () => {
  const quiet = [
    `${gone} /srv/archive ext4 defaults,nofail 0 2`,
    `${gone} /srv/archive ext4 noauto 0 2`,
    `${gone} /srv/archive ext4 x-systemd.automount 0 2`,
    "server:/export /srv/archive nfs _netdev 0 0",
    "/srv/here /srv/archive none bind 0 0",
    `${gone} none swap sw 0 0`,
    `${gone} / ext4 defaults 0 1`,
    "tmpfs /srv/archive tmpfs defaults 0 0",
    "",
  ];
  for (const line of quiet) assert.equal(found(line), "", line);
  assert.equal(found(), "");
  assert.equal(
    found(...quiet, "/dev/no-such-disk /srv/other ext4 defaults 0 2"),
    "a boot ends in emergency.target: FSTAB names /dev/no-such-disk for /srv/other, and it is not there\n",
  );
});
