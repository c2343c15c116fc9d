/** What the doctor makes of hosts that cannot be had here: the answers are in the words of the programs' documentation. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Host } from "./hypervisors.ts";
import { provider } from "./provider.ts";

const usage = "vmrun version 1.17.0 build-24238078";
const programs =
  (lines: Record<string, string>, failing: string[] = []) =>
  async (program: string) =>
    lines[program] === undefined ? undefined : { says: lines[program], works: !failing.includes(program) };

const onHost = (
  platform: NodeJS.Platform,
  lines: Record<string, string>,
  more: Partial<Host> & { failing?: string[] } = {},
) =>
  provider({
    platform,
    env: {},
    answer: programs(lines, more.failing),
    exists: () => false,
    plugins: () => [],
    ...more,
  });

test("VirtualBox is found where its installer for Windows puts it", async () => {
  const file = "C:\\Program Files\\Oracle\\VirtualBox\\VBoxManage.exe";
  const lines = { [file]: "7.0.20r163906" };
  const { state, found } = await onHost("win32", lines, { exists: (name) => name === file });
  assert.deepEqual([state, found], ["good", "virtualbox (7.0.20r163906)"]);
  const other = "D:\\VBox\\VBoxManage.exe";
  const named = { exists: (name: string) => name === other, env: { VBOX_MSI_INSTALL_PATH: "D:\\VBox\\" } };
  assert.equal((await onHost("win32", { [other]: "7.0.20r163906" }, named)).state, "good");
});

test("a VirtualBox that this Vagrant does not know is not counted on", async () => {
  const lines = { VBoxManage: "7.1.4r165100", vagrant: "Vagrant 2.3.4" };
  const { state, found, code } = await onHost("win32", lines);
  assert.deepEqual([state, code], ["bad", "LAB-014"]);
  assert.match(
    found,
    /virtualbox is installed, but 7\.1\.4r165100 needs Vagrant 2\.4\.2 or newer, and this is 2\.3\.4/,
  );
  assert.equal((await onHost("win32", { ...lines, vagrant: "Vagrant 2.4.2" })).state, "good");
  assert.match(
    (await onHost("win32", { ...lines, VBoxManage: "7.2.20r175154" })).found,
    /needs Vagrant 2\.4\.9/,
  );
});

test("VMware and Parallels count only with their plugin", async () => {
  for (const [program, says, plugin, name] of [
    ["vmrun", usage, "vagrant-vmware-desktop", "vmware_desktop"],
    ["prlctl", "prlctl version 20.1.1 (55740)", "vagrant-parallels", "parallels"],
  ] as const) {
    const lines = {
      [program]: says,
      "qemu-system-x86_64": "QEMU emulator version 10.1.0",
      "qemu-system-aarch64": "QEMU emulator version 10.1.0",
      "qemu-img": "qemu-img version 10.1.0",
    };
    const without = await onHost("darwin", lines, { failing: ["vmrun"] });
    assert.equal(without.state, "warning");
    assert.match(
      without.found,
      new RegExp(`embedded \\(QEMU 10\\.1\\.0\\); ${name} is installed, but Vagrant needs`),
    );
    assert.equal(without.fix, `vagrant plugin install ${plugin}, if you want to use ${name}`);
    const withIt = await onHost("darwin", lines, { failing: ["vmrun"], plugins: () => [plugin] });
    assert.deepEqual([withIt.state, withIt.found], ["good", `${name} (${says})`]);
  }
});

test("on Windows Hyper-V is named only where it is turned on", async () => {
  const there = await onHost("win32", { powershell: "Running  vmms  Hyper-V Virtual Machine Management" });
  assert.equal(there.state, "warning");
  assert.match(there.fix ?? "", /administrator, or: winget install .*Oracle\.VirtualBox/);
  const absent = await onHost(
    "win32",
    { powershell: "Get-Service : Cannot find any service" },
    { failing: ["powershell"] },
  );
  assert.deepEqual([absent.state, absent.code], ["bad", "LAB-014"]);
  assert.deepEqual(absent.packages?.winget, ["Oracle.VirtualBox"]);
});

test("a provider that a setting names and that is not there is named with that setting", async () => {
  const { code, found, fix } = await onHost("darwin", {}, { env: { LAB_PROVIDER: "virtualbox" } });
  assert.equal(code, "LAB-015");
  assert.match(found, /^virtualbox, which LAB_PROVIDER names/);
  assert.equal(fix, "install virtualbox, or unset LAB_PROVIDER");
  const old = await onHost(
    "linux",
    { VBoxManage: "7.2.20r175154", vagrant: "Vagrant 2.3.4" },
    { env: { LAB_PROVIDER: "virtualbox" } },
  );
  assert.match(old.found, /is not usable: 7\.2\.20r175154 needs Vagrant 2\.4\.9/);
  const vagrants = await onHost("darwin", {}, { env: { VAGRANT_DEFAULT_PROVIDER: "parallels" } });
  assert.match(vagrants.found, /^parallels, which VAGRANT_DEFAULT_PROVIDER names/);
});
