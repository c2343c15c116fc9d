/** Machine snapshots, and the clock of a lab that was paused. */
import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { checks, clone, emulators, inClone, inLab, turnsGreen, until, vagrant } from "../own-lab.ts";

const machine = join(clone.folder, ".vagrant", "machines", "default", "embedded");
const kept = join(clone.folder, ".vagrant", "applab");
const snapshot = (...args: string[]) => inClone`vagrant snapshot ${args}`;
const disk = () => readFileSync(join(machine, "qemu.pid"), "utf8");

export function snapshots(): void {
  test("push saves the running lab, and pop restores its processes, its task and its faults", async () => {
    const before = await inLab("cat /run/onepage/pid; cat /proc/sys/kernel/random/boot_id");
    await vagrant("snapshot", "push");
    assert.equal((await inClone`npm run -s break -- 2-nobody-home`).exitCode, 0);
    writeFileSync(join(kept, "task"), "3\n");
    await inLab("sudo rm -rf /etc/nginx/sites-enabled && sudo systemctl stop onepage");
    await vagrant("snapshot", "pop");
    assert.equal(await inLab("cat /run/onepage/pid; cat /proc/sys/kernel/random/boot_id"), before);
    assert.deepEqual((await checks()).red, []);
    assert.equal(existsSync(join(kept, "task")), false);
    assert.deepEqual(JSON.parse(readFileSync(join(kept, "progress.json"), "utf8")).atHand, []);
    assert.doesNotMatch(await vagrant("snapshot", "list"), /push_/);
  });

  test("a snapshot name that exists, is unknown or is invalid changes nothing, and is reported with a code", async () => {
    const list = await vagrant("snapshot", "list");
    for (const [args, code] of [
      [["save", "solved"], "LAB-231"],
      [["restore", "unheard"], "LAB-231"],
      [["delete", "unheard"], "LAB-231"],
      [["save", "a b"], "LAB-226"],
    ] as const) {
      const { exitCode, all } = await snapshot(...args);
      assert.notEqual(exitCode, 0, all);
      assert.match(all, new RegExp(`${code}: docs`));
    }
    assert.equal(await vagrant("snapshot", "list"), list);
  });

  test("restore --no-start leaves the lab off, and 'vagrant up' continues from the snapshot's memory", async () => {
    const before = await inLab("cat /proc/sys/kernel/random/boot_id; cat /run/onepage/pid");
    await vagrant("snapshot", "save", "evening");
    await vagrant("snapshot", "restore", "--no-start", "evening");
    assert.equal(await emulators(), "");
    assert.match((await snapshot("save", "other")).all, /LAB-230: docs/);
    // Vagrant's own way to wait for a machine can end while it holds the machine's lock.
    const { exitCode, all } = await inClone({ env: { RUBYOPT: "-r./tests/lab/slow-index.rb" } })`vagrant up`;
    assert.equal(exitCode, 0, all);
    assert.equal(await inLab("cat /proc/sys/kernel/random/boot_id; cat /run/onepage/pid"), before);
    await turnsGreen();
  });

  test("a snapshot without a record of its machine, left by an interrupted save, is restored if the lab is off", async () => {
    const before = await inLab("cat /proc/sys/kernel/random/boot_id");
    const file = join(machine, "snapshots.json");
    const record = readFileSync(file, "utf8");
    await vagrant("halt", "-f");
    writeFileSync(file, "{}");
    const { exitCode, all } = await snapshot("restore", "--no-provision", "evening");
    writeFileSync(file, record);
    assert.equal(exitCode, 0, all);
    assert.equal(await inLab("cat /proc/sys/kernel/random/boot_id"), before);
  });

  test("restoring the memory of a machine with other settings fails, and the running lab keeps running", async () => {
    const file = join(machine, "snapshots.json");
    const record = readFileSync(file, "utf8");
    const taken = JSON.parse(record);
    writeFileSync(file, JSON.stringify({ ...taken, evening: { ...taken.evening, memory: 999 } }));
    const process = disk();
    const { exitCode, all } = await snapshot("restore", "evening");
    writeFileSync(file, record);
    assert.notEqual(exitCode, 0);
    assert.match(all, /taken with memory 999[\s\S]*LAB-229: docs/);
    assert.equal(disk(), process);
    await vagrant("snapshot", "delete", "evening");
  });
}

export function clock(): void {
  /** Seconds by which the lab's clock is late. */
  const behind = async () => Date.now() / 1000 - Number(await inLab("date +%s.%N"));
  const isRight = async () => Math.abs(await behind()) < 2;

  test("after the host slept the lab has the host's time again, and its checks pass", async (context) => {
    const qemu = Number(disk());
    process.kill(qemu, "SIGSTOP");
    await pause(5000); // without a correction the clock stays 5 s late
    process.kill(qemu, "SIGCONT");
    const awake = performance.now();
    assert.deepEqual((await checks("--task", "6")).red, []);
    await until("the host's time", isRight, 10);
    context.diagnostic(
      `right after ${((performance.now() - awake) / 1000).toFixed(1)} s, checks and login included`,
    );
  });

  test("after a restore of a snapshot from an hour ago the lab has the host's time again", async () => {
    // The host-clock service is stopped while the snapshot is taken; else it would have set the clock before.
    await inLab(`sudo systemctl kill -s STOP host-clock && sudo date -s '1 hour ago' >/dev/null`);
    await vagrant("snapshot", "save", "hour");
    await vagrant("snapshot", "restore", "--no-provision", "hour");
    assert.ok((await behind()) > 3000);
    await inLab("sudo systemctl kill -s CONT host-clock");
    await until("the host's time", isRight, 10);
    await vagrant("snapshot", "delete", "hour");
  });

  test("provisioning corrects a wrong clock", async () => {
    await inLab("sudo systemctl stop host-clock && sudo date -s '3 hours ago' >/dev/null");
    assert.match(await vagrant("provision"), /0-clock +the time is the host's; it was 10[78]\d\d s behind/);
    assert.ok(await isRight());
  });
}
