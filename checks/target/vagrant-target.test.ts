import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, beforeEach, test } from "node:test";
import { vagrantTarget } from "./vagrant-target.ts";

const dotfiles = mkdtempSync(join(tmpdir(), "vagrant-"));
after(() => rmSync(dotfiles, { recursive: true }));
// A call of Vagrant fails, because this PATH has none.
Object.assign(process.env, { VAGRANT_DOTFILE_PATH: dotfiles, PATH: "/usr/bin/nowhere" });

const machine = join(dotfiles, "machines", "default", "embedded");
const kept = join(dotfiles, "applab");
const hour = 3600;

/** Writes a file of the machine, modified this many seconds after the cached answers. */
function write(name: string, later: number): void {
  const at = Date.now() / 1000 + later;
  writeFileSync(join(machine, name), "1");
  utimesSync(join(machine, name), at, at);
}

beforeEach(() => {
  rmSync(machine, { recursive: true, force: true });
  for (const folder of [machine, kept]) mkdirSync(folder, { recursive: true });
  write("id", -hour);
  writeFileSync(join(kept, "ssh-config"), "Host default\n  HostName 127.0.0.1\n  Port 2222\n");
  writeFileSync(join(kept, "ports.json"), JSON.stringify({ 80: 8080, 5000: 5050 }));
});

test("Vagrant's answer about the lab's address is cached until Vagrant changes the machine's files", async () => {
  assert.equal((await vagrantTarget()).site.port, "8080");
  write("ports", hour);
  await assert.rejects(vagrantTarget(), { code: "LAB-011" });
});

test("a change of the disk, the console or the snapshots keeps the cached address", async () => {
  for (const name of ["disk.qcow2", "serial.log", "snapshots.json", "monitor.in", "monitor.out"])
    write(name, hour);
  assert.equal((await vagrantTarget()).site.port, "8080");
});
