/** A start that is interrupted, a start that fails, and a start that continues. */
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { clone, emulators, inClone, save, servers, succeeds, vagrant } from "../own-lab.ts";
import type { Foundation } from "./foundation.ts";

export function failedStarts(): void {
  test("npm start, interrupted while the machine boots, exits with 130 and leaves no process", async () => {
    const start = inClone({ env: { LAB_TASK: "0" } })(process.execPath, [
      "host/bootstrap.cjs",
      "host/start/start.ts",
    ]);
    for await (const line of start.iterable({ from: "all" })) {
      if (/Waiting for machine to boot/.test(line)) start.kill("SIGINT");
    }
    const { exitCode, all } = await start;
    assert.equal(exitCode, 130, all);
    assert.match(all, /Stopped\. 'npm start' continues from here\./);
    assert.equal(await emulators(), "");
  });

  test("without a network the provisioning fails in the step that needs it, and prints the fix", async () => {
    const up = await inClone({ env: { LAB_TASK: "0" } })`vagrant up --no-provision`;
    assert.equal(up.exitCode, 0, up.all);
    // These routes hide the lab's own route, which stays: a deleted route may take long to come back.
    const barred = (verb: "add" | "del") =>
      [4, 6].map((family) => `sudo ip -${family} route ${verb} unreachable default metric 1`).join(" && ");
    await vagrant("ssh", "-c", barred("add"));
    const { exitCode, all } = await inClone`vagrant provision`;
    await vagrant("ssh", "-c", barred("del"));
    assert.notEqual(exitCode, 0);
    assert.match(all, /0b-packages +FAILED/);
    assert.match(all, /error: the package lists cannot be fetched\n.*fix: +check the host's network/);
    assert.match(all, /run "vagrant provision" to continue/);
  });

  test("with a full disk the provisioning fails at once in the step that needs space, and names the disk", async () => {
    await vagrant("ssh", "-c", "sudo fallocate -l $(($(df --output=avail -k / | tail -n 1) - 15000))K /full");
    const { exitCode, all } = await inClone`vagrant provision`;
    await vagrant("ssh", "-c", "sudo rm /full");
    assert.notEqual(exitCode, 0);
    assert.match(
      all,
      /0b-packages +FAILED[\s\S]*error: packages need 250 MiB, and .* 1\d free[\s\S]*error: the lab's disk is full: 1\d MiB free/,
    );
  });

  test("a Node whose checksum differs from versions.sh is not installed", async () => {
    const file = join(clone.folder, "provision", "versions.sh");
    const versions = readFileSync(file, "utf8");
    writeFileSync(file, versions.replace(/(INTEGRITY\w*=sha512-)./g, "$1_"));
    const { exitCode, all } = await inClone`vagrant provision`;
    writeFileSync(file, versions);
    assert.notEqual(exitCode, 0);
    assert.match(all, /0c-node +FAILED/);
    assert.match(
      all,
      /error: node-linux-\S+ .* is not what provision\/versions\.sh expects\n.*expected: sha512-_.*\n.*found: +sha512-/,
    );
  });
}

export function start(foundation: Foundation): void {
  foundation("npm start continues to a green lab, and prints the addresses of its pages", async () => {
    const output = await succeeds("npm", "start");
    console.log(output);
    const page = /The page behind Nginx +(\S+)/.exec(output)?.[1];
    const service = /The application server itself +(\S+)/.exec(output)?.[1];
    for (const url of [page, service]) {
      assert.ok(url, output);
      assert.equal(await (await fetch(url)).text(), "Hello HBNB!");
    }
    await save("solved");
  });

  test("npm start on a running lab reports that it is running, changes nothing, and saves no second snapshot", async () => {
    const before = await servers();
    const output = await succeeds("npm", "start");
    assert.match(output, /The lab is already running\./);
    assert.doesNotMatch(output, /Bringing machine|provisioner|Saved as the snapshot/);
    assert.equal(await servers(), before);
  });
}
