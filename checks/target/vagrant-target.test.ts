import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, beforeEach, test } from "node:test";
import { vagrantTarget } from "./vagrant-target.ts";

const dotfiles = mkdtempSync(join(tmpdir(), "vagrant-"));
after(() => rmSync(dotfiles, { recursive: true }));
// Who asks Vagrant finds none.
Object.assign(process.env, { VAGRANT_DOTFILE_PATH: dotfiles, PATH: "/usr/bin/nowhere" });

const machine = join(dotfiles, "machines", "default", "embedded");
const kept = join(dotfiles, "applab");
const hour = 3600;

/** Writes a file of the machine's as if Vagrant did so this many seconds after it was asked. */
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

test("what Vagrant said of the lab's place is kept until it writes to the machine's files", async () => {
  assert.equal((await vagrantTarget()).site.port, "8080");
  write("ports", hour);
  await assert.rejects(vagrantTarget(), { code: "LAB-011" });
});

test("neither disk and console nor a snapshot change where the lab is", async () => {
  for (const name of ["disk.qcow2", "serial.log", "snapshots.json", "monitor.in", "monitor.out"])
    write(name, hour);
  assert.equal((await vagrantTarget()).site.port, "8080");
});
