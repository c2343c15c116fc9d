import assert from "node:assert/strict";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { after, test } from "node:test";
import { askVagrant } from "./vagrant-cli.ts";

const folder = mkdtempSync(join(tmpdir(), "vagrant-cli-"));
after(() => rmSync(folder, { recursive: true }));
process.env.PATH = `${folder}${delimiter}${process.env.PATH}`;

const needsShell = { skip: process.platform === "win32" ? "it needs a shell script" : false };

/** Puts a program in Vagrant's place. */
function vagrantIs(program: string): void {
  writeFileSync(join(folder, "vagrant"), `#!/bin/sh\n${program}\n`);
  chmodSync(join(folder, "vagrant"), 0o755);
}

const locked =
  "Vagrant can't use the requested machine because it is locked! This\nmeans that another Vagrant process";

test(
  "a provider that forwards no ports has none: libvirt, as Vagrant 2.3.4 said it",
  needsShell,
  async () => {
    const said =
      "1796008808,,ui,error,The libvirt provider does not support listing forwarded ports. This is\\nmost likely a limitation of the provider and not a bug in Vagrant.";
    vagrantIs(
      `[ "$1" != ssh-config ] || { echo 'Host default'; exit; }\ncat <<'SAID'\n${said}\nSAID\nexit 1`,
    );
    assert.deepEqual(await askVagrant(folder), { config: "Host default", ports: {} });
  },
);

test(
  "Vagrant is asked again if another Vagrant has locked the machine for a moment",
  needsShell,
  async () => {
    vagrantIs(`echo "$1" >>times
    [ "$1" = ssh-config ] && echo 'Host default' && exit
    [ $(grep -c port times) -lt 3 ] && echo "${locked}" && exit 1
    echo 1796008808,default,forwarded_port,80,8080`);
    assert.deepEqual(await askVagrant(folder), { config: "Host default", ports: { 80: 8080 } });
  },
);

test("a machine that stays locked is another Vagrant's, and not off", needsShell, async () => {
  vagrantIs(`echo "${locked}" >&2; exit 1`);
  await assert.rejects(askVagrant(folder), { code: "LAB-292", fix: "wait until it has finished, or end it" });
});
