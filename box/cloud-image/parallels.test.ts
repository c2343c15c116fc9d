/** A machine made with stand-ins for Parallels' programs, which exist on macOS alone: they do what their users describe. */
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { after, before, test } from "node:test";
import { execa } from "execa";
import type { BoxFailed } from "./download.ts";
import { makeParallels } from "./parallels.ts";

const folder = mkdtempSync(join(tmpdir(), "parallels-"));
const log = join(folder, "log");
const disk = join(folder, "disk.qcow2");
const path = process.env.PATH;
const standIns = {
  // create NAME … --dst FOLDER …: a folder for the machine.
  prlctl: `echo "$1 $3" >>"${log}"; [ "$1" != create ] || mkdir "$6/$2.pvm"`,
  // create --hdd FOLDER …: a folder for the disk, and in it a file with its content.
  prl_disk_tool: `[ ! -e "${folder}/broken" ] && mkdir "$3" && : >"$3/disk.hdd.0.hds"`,
};
const skip =
  process.platform === "darwin" || (await execa("qemu-img", ["--version"], { reject: false })).exitCode !== 0
    ? "it needs qemu-img, and a host that cannot have Parallels"
    : false;

before(async () => {
  const bin = join(folder, "bin");
  mkdirSync(bin);
  for (const [name, text] of Object.entries(standIns))
    writeFileSync(join(bin, name), `#!/bin/sh\n${text}\n`, { mode: 0o755 });
  process.env.PATH = `${bin}${delimiter}${path}`;
  if (skip === false) await execa("qemu-img", ["create", "-q", "-f", "qcow2", disk, "64M"]);
});
after(() => {
  process.env.PATH = path;
  rmSync(folder, { recursive: true });
});

test("a machine for Parallels has the content of the disk, and is not left in Parallels' list", {
  skip,
}, async () => {
  await execa("qemu-io", ["-f", "qcow2", "-c", "write -q -P 7 1M 64k", disk]);
  await makeParallels(disk, folder, 10);
  const machine = readdirSync(folder).find((name) => name.endsWith(".pvm")) ?? "";
  const content = join(folder, machine, "disk.hdd", "disk.hdd.0.hds");
  const compared = await execa("qemu-img", ["compare", "-f", "qcow2", "-F", "raw", disk, content]);
  assert.equal(compared.exitCode, 0, compared.stdout);
  assert.deepEqual(readdirSync(join(folder, machine, "disk.hdd")), ["disk.hdd.0.hds"]);
  assert.deepEqual(readFileSync(log, "utf8").split("\n"), [
    ...["create --distribution", "set --device-add", "set --device-bootorder", "unregister ", ""],
  ]);
});

test("a machine for Parallels that could not be made is not left in Parallels' list either", {
  skip,
}, async () => {
  writeFileSync(join(folder, "broken"), "");
  writeFileSync(log, "");
  await assert.rejects(
    makeParallels(disk, folder, 10),
    ({ failure }: BoxFailed) => failure.code === "LAB-109",
  );
  assert.deepEqual(readFileSync(log, "utf8"), "create --distribution\nunregister \n");
});
