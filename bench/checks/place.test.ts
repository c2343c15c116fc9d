import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { parseTarget } from "../../checks/target/parse-target.ts";
import { addressOf, configurationFor } from "./place.ts";

const folder = mkdtempSync(join(tmpdir(), "bench-place-"));
after(() => rmSync(folder, { recursive: true }));
const settings = (...args: string[]) =>
  execFileSync("ssh", ["-G", "-F", "none", ...args], { encoding: "utf8" });

test("ssh behaves in the same way with the generated configuration", () => {
  const key = join(folder, "key");
  writeFileSync(key, "");
  const before = settings(
    ...["-F", "none", "-i", key, "-o", "IdentitiesOnly=yes", "-o", `UserKnownHostsFile=${key}`],
    ...["-o", "StrictHostKeyChecking=yes", "-p", "2222", "-l", "me", "127.0.0.1"],
  );
  const file = join(folder, "config");
  writeFileSync(file, configurationFor(before));
  const again = settings("-F", file, "lab");
  const kept =
    /^(hostname|port|user|identityfile|identitiesonly|userknownhostsfile|stricthostkeychecking) .*$/gm;
  assert.deepEqual(again.match(kept)?.sort(), before.match(kept)?.sort());
  assert.match(again, /^hostname 127\.0\.0\.1$/m);
});

test("a connection through another machine is rejected", () => {
  assert.throws(() => configurationFor(settings("-F", "none", "-J", "gate", "host")), /through 'gate'/);
  assert.throws(
    () => configurationFor(settings("-F", "none", "-o", "ProxyCommand=nc %h %p", "host")),
    /through 'nc %h %p'/,
  );
});

test("a formatted target is parsed to the same target", () => {
  const file = join(folder, "a & b#c");
  writeFileSync(file, "");
  for (const server of [
    { user: "me", host: "::1", port: 2222, identity: file, knownHosts: file },
    { user: undefined, host: "alias", port: undefined, identity: undefined, knownHosts: undefined },
  ]) {
    assert.deepEqual(parseTarget(addressOf(server)), server);
  }
});
