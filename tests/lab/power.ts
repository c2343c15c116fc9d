/** Reboots, a halt, other ports, and the end of the lab. */
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { test } from "node:test";
import { clone, emulators, inClone, inLab, sitePort, succeeds, turnsGreen, vagrant } from "../own-lab.ts";
import type { Foundation } from "./foundation.ts";
import { assertNoOrphan } from "./services.ts";

export function rebootByTheChecks(): void {
  test("checks -- --all reboots the lab, binds, reloads and kills, and every requirement passes", async () => {
    const { exitCode, stdout, stderr } = await inClone`npm run -s checks -- --all --verbose`;
    assert.equal(exitCode, 0, stdout + stderr);
    assert.match(stderr, /Rebooted: ssh after [\d.]+ s, the page after [\d.]+ s\./);
    assert.match(stdout, /✔ after a reboot the page answers without a login/);
    assert.match(
      stdout,
      /✔ the services and Nginx answer again within 15 s after their processes are killed/,
    );
    assert.equal(
      stderr.match(/^Killed on port \d+: \w+\.service is back .* after all its processes\.$/gm)?.length,
      5,
    );
    console.log(stderr);
    await assertNoOrphan();
  });
}

export function haltAndUp(foundation: Foundation): void {
  test("the checks on a halted lab exit with 2 and say how to start it", async () => {
    await vagrant("halt");
    assert.equal(await emulators(), "");
    const { exitCode, stderr } = await inClone`npm run -s checks`;
    assert.equal(exitCode, 2);
    assert.match(stderr, /fix: .*npm start/);
  });

  foundation(
    "'vagrant up' replaces a port that is now in use, and the checks find the lab on the new port",
    async () => {
      const ports = async () => /80 \(guest\) => (\d+) \(host\)/.exec(await vagrant("port"))?.[1];
      const holder = createServer();
      await new Promise<void>((resolve) =>
        holder.once("error", () => resolve()).listen(sitePort, "127.0.0.1", resolve),
      );
      try {
        await vagrant("up");
        const now = await ports();
        assert.ok(now !== undefined && now !== String(sitePort), now);
        await turnsGreen();
      } finally {
        holder.close();
      }
    },
  );

  test("'vagrant up' fails if ssh does not answer; 'vagrant reload' boots the lab on its first port", async () => {
    await inLab("sync; sudo systemctl stop ssh.socket ssh 2>/dev/null; true");
    const file = join(clone.folder, "Vagrantfile");
    const vagrantfile = readFileSync(file, "utf8");
    // ssh has a fifth of this timeout to answer.
    writeFileSync(file, vagrantfile.replace(/^Vagrant\.configure.*$/m, "$&\n  config.vm.boot_timeout = 50"));
    const silent = await inClone`vagrant up`;
    writeFileSync(file, vagrantfile);
    assert.notEqual(silent.exitCode, 0);
    assert.match(silent.all, /ssh has not answered for 10 s[\s\S]*vagrant reload[\s\S]*LAB-225: docs/);
    await vagrant("reload");
    // The checks wait until the boot has finished.
    const { exitCode, stdout, stderr } = await inClone`npm run -s checks`;
    assert.equal(exitCode, 0, stdout + stderr);
  });
}

export function destroy(): void {
  test("vagrant destroy leaves no process and no machine, and solved faults stay solved", async () => {
    await vagrant("destroy", "-f");
    assert.equal(await emulators(), "");
    const machine = join(clone.folder, ".vagrant", "machines", "default");
    const left = existsSync(machine) ? readdirSync(machine, { recursive: true, encoding: "utf8" }) : [];
    assert.deepEqual(
      left.filter((file) => /qcow2|serial|\bid$|qmp|pid/.test(file)),
      [],
    );
    assert.match(await succeeds("npm", "run", "-s", "faults"), /✔ 2-nobody-home/);
  });
}
