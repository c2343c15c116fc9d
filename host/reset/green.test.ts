/** When the snapshot "green" is saved. A program with the protocol of vagrant/snapshot_when_told.rb replaces Vagrant. */
import assert from "node:assert/strict";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { after, beforeEach, test } from "node:test";
import { beginSaving } from "../../checks/target/machine-snapshot.ts";
import { asLab, shellWith } from "../../checks/testing/fake-vagrant-lab.ts";
import { noSshd, testSshd } from "../../checks/testing/test-sshd.ts";

const skip = noSshd;
const state = mkdtempSync(join(tmpdir(), "green-"));
const server = skip ? undefined : await testSshd(shellWith(state));
after(() => server?.stop());
after(() => rmSync(state, { recursive: true, force: true }));

const folder = server?.folder ?? "";
const kept = join(folder, "dotfiles", "applab");
const said = join(folder, "said");
const saved = () => (existsSync(said) ? readFileSync(said, "utf8").trim().split("\n") : []);
/** If this file exists, the replacement has no snapshots. */
const cannot = join(folder, "cannot");

if (server !== undefined) {
  Object.assign(process.env, asLab(server));
  const bin = join(folder, "bin");
  mkdirSync(bin);
  writeFileSync(
    join(bin, "vagrant"),
    `#!/usr/bin/env bash
if [[ -e ${cannot} ]]; then
  printf 'This provider does not support snapshots.\\n\\nThis may be intentional.\\n' | sed "s/does not/doesn't/" >&2
  exit 1
fi
read -r word && [[ $word == go ]] || exit 3
echo "$*" >>${said}
mkdir -p ${kept}/snapshots
echo '{}' >${kept}/snapshots/green.json
`,
  );
  chmodSync(join(bin, "vagrant"), 0o755);
  process.env.PATH = `${bin}${delimiter}${process.env.PATH}`;
}

// The log module reads the environment only once.
const { keepGreen, readGreen } = await import("./green.ts");

const provisioned = (when: string) => writeFileSync(join(state, "provisioned"), when);

beforeEach(() => {
  if (server === undefined) return;
  for (const place of [
    said,
    cannot,
    join(kept, "snapshots"),
    join(kept, "green.json"),
    join(kept, "progress.json"),
  ])
    rmSync(place, { recursive: true, force: true });
  provisioned("monday");
});

test("the snapshot is saved once after each provisioning", { skip }, async () => {
  await keepGreen();
  await keepGreen();
  assert.deepEqual(saved(), ["snapshot save --force green"]);
  assert.match(readGreen()?.identity ?? "", / monday$/);
  provisioned("tuesday");
  await keepGreen();
  assert.equal(saved().length, 2);
});

test("a deleted snapshot is saved again", { skip }, async () => {
  await keepGreen();
  rmSync(join(kept, "snapshots"), { recursive: true });
  await keepGreen();
  assert.equal(saved().length, 2);
});

test("a provider without snapshots is tried only once, and causes no error", { skip }, async () => {
  writeFileSync(cannot, "");
  await keepGreen();
  assert.equal(readGreen()?.impossible, true);
  rmSync(cannot);
  await keepGreen();
  assert.deepEqual(saved(), []);
});

test("a lab that has an active fault or is not green is not saved", { skip }, async () => {
  await keepGreen(async () => false);
  assert.deepEqual(saved(), []);
  await keepGreen();
  const { identity } = readGreen() ?? {};
  rmSync(join(kept, "green.json"));
  const progress = { solved: {}, shown: {}, atHand: [{ name: "7-x", lab: identity }] };
  writeFileSync(join(kept, "progress.json"), JSON.stringify(progress));
  await keepGreen();
  assert.equal(saved().length, 1);
  // A provisioning has removed the fault.
  provisioned("tuesday");
  await keepGreen();
  assert.equal(saved().length, 2);
});

test("a cancelled snapshot is not saved", { skip }, async () => {
  await beginSaving("green").cancel();
  assert.deepEqual(saved(), []);
  assert.equal(await beginSaving("green").save(), undefined);
  assert.equal(saved().length, 1);
});
