/** The recipe for a host, chosen by its os-release and its archive keys. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";

const folder = mkdtempSync(join(tmpdir(), "host-"));
after(() => rmSync(folder, { recursive: true }));

const key = join(folder, "key");
const none = join(folder, "none");
writeFileSync(key, "");

/** The output of `default_recipe`: a recipe, or the reason why the host has none. */
function recipe(osRelease: string, { ubuntu = false, debian = false } = {}): string {
  const file = join(folder, "os-release");
  writeFileSync(file, osRelease);
  const script = `set -u; source "$1"; die() { echo "none: $2"; exit; }
    ubuntu_keyring=$3 debian_keyring=$4; os_release=$2 default_recipe`;
  const sources = fileURLToPath(new URL("host.sh", import.meta.url));
  const keys = [ubuntu ? key : none, debian ? key : none];
  return execFileSync("bash", ["-c", script, "bash", sources, file, ...keys], { encoding: "utf8" }).trim();
}

for (const [host, osRelease, keys, expected] of [
  ["Ubuntu", "ID=ubuntu\nID_LIKE=debian\nVERSION_ID=24.04", {}, "ubuntu-24.04"],
  ["another distribution with Ubuntu's keys", "ID=fedora", { ubuntu: true }, "ubuntu-24.04"],
  ["Debian 12 with Ubuntu's keys", "ID=debian\nVERSION_ID=12", { ubuntu: true }, "ubuntu-24.04"],
  ["Debian 12", "ID=debian\nVERSION_ID=12", { debian: true }, "debian-12"],
  ["Debian 13", "ID=debian\nVERSION_ID=13", { debian: true }, "debian-13"],
  ["a later Debian", "ID=debian\nVERSION_ID=14", { debian: true }, "debian-13"],
  ["a derivative of Debian", "ID=raspbian\nID_LIKE=debian", { debian: true }, "debian-13"],
  [
    "a derivative of Debian without its keys",
    "ID=raspbian\nID_LIKE=debian",
    {},
    "none: no box can be built on raspbian",
  ],
  ["Fedora", "ID=fedora", {}, "none: no box can be built on fedora"],
  ["an empty os-release", "", {}, "none: no box can be built on this system"],
] as const) {
  test(`${host}: ${expected}`, () => assert.ok(recipe(osRelease, keys).startsWith(expected)));
}
