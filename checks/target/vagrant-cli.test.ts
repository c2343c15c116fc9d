import assert from "node:assert/strict";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { after, test } from "node:test";
import { askVagrant } from "./vagrant-cli.ts";

const folder = mkdtempSync(join(tmpdir(), "vagrant-cli-"));
after(() => rmSync(folder, { recursive: true }));

test("a provider that forwards no ports has none: libvirt, as Vagrant 2.3.4 said it", {
  skip: process.platform === "win32" ? "it needs a shell script" : false,
}, async () => {
  const said =
    "1796008808,,ui,error,The libvirt provider does not support listing forwarded ports. This is\\nmost likely a limitation of the provider and not a bug in Vagrant.";
  writeFileSync(
    join(folder, "vagrant"),
    `#!/bin/sh\n[ "$1" != ssh-config ] || { echo 'Host default'; exit; }\ncat <<'SAID'\n${said}\nSAID\nexit 1\n`,
  );
  chmodSync(join(folder, "vagrant"), 0o755);
  process.env.PATH = `${folder}${delimiter}${process.env.PATH}`;
  assert.deepEqual(await askVagrant(folder), { config: "Host default", ports: {} });
});
