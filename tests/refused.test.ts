/** Errors from Vagrant and their messages: a wrong setting, a wrong box, a host that cannot build one. */
import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { violations } from "../checks/testing/json-schema.ts";
import { atLeast, numberIn } from "../core/tool-version.ts";
import { messages } from "../host/vagrant/errors.ts";
import { assertEnds, clone, folder, inClone, ready, vagrantLog } from "./test-host.ts";

for (const [name, value, complaint] of [
  ["LAB_MEMORY", "abc", /LAB_MEMORY is 'abc'; it takes a whole number from 512/],
  ["LAB_PROVIDER", "docker", /LAB_PROVIDER is 'docker'; it can be one of/],
  ["LAB_BOX", "/nowhere/a.box", /LAB_BOX names a file that does not exist/],
] as const) {
  test(`vagrant up with ${name}=${value} prints the allowed values and makes nothing`, async () => {
    const { exitCode, all } = await inClone({ env: { [name]: value } })`vagrant up`;
    assert.equal(exitCode, 1);
    assert.match(all ?? "", complaint);
    assertEnds(all ?? "", "LAB-201", vagrantLog);
    assert.ok(!existsSync(join(clone.folder, ".vagrant", "machines", "default", "embedded", "id")));
  });
}

test("on a host that cannot build a box Vagrant loads, and fails only in a command that needs one", async () => {
  const bin = mkdtempSync(join(folder, "bin-"));
  writeFileSync(join(bin, "uname"), "#!/bin/sh\necho Darwin\n", { mode: 0o755 });
  const env = { PATH: `${bin}:${process.env.PATH}` };
  const other = await inClone({
    env: { ...env, LAB_PROVIDER: "virtualbox" },
  })`vagrant validate --ignore-provider`;
  assert.equal(other.exitCode, 0, other.all);
  const embedded = await inClone({ env: { ...env, LAB_PROVIDER: "embedded" } })`vagrant up`;
  assert.equal(embedded.exitCode, 1);
  assert.match(embedded.all ?? "", /a box can be built on Linux only[\s\S]*LAB_BOX/);
  assertEnds(embedded.all ?? "", "LAB-103", vagrantLog);
});

test("for Hyper-V a box of Ubuntu's image needs a Vagrant that can import it, and an older one says so", async () => {
  const env = { LAB_PROVIDER: "hyperv", LAB_BOX: "ubuntu-24.04" };
  const { exitCode, all } = await inClone({ env })`vagrant up`;
  assert.equal(exitCode, 1);
  const { stdout } = await inClone`vagrant --version`;
  if (atLeast(numberIn(stdout), "2.4.8")) assert.match(all ?? "", /provider 'hyperv' [\s\S]* usable/);
  else {
    assert.match(all ?? "", /needs Vagrant 2\.4\.8 or newer; this is 2\./);
    assertEnds(all ?? "", "LAB-109", vagrantLog);
  }
});

test("npm start reports an error from Vagrant under its own code, and the log has Vagrant's message", async () => {
  const { exitCode, stderr } = await inClone({ env: { LAB_CPUS: "none" } })(process.execPath, [
    ready,
    "host/start/start.ts",
  ]);
  assert.equal(exitCode, 2, stderr);
  const log = join(clone.folder, ".vagrant", "applab", "start.log");
  assert.match(stderr, /^'vagrant up' failed\.\n {2}why: LAB_CPUS is 'none'; it takes .*\n {2}fix: \S/m);
  assertEnds(stderr, "LAB-201", log);
  assert.match(readFileSync(log, "utf8"), /^--- \S+ vagrant up\n[\s\S]*LAB_CPUS is 'none'/m);

  const { stdout } = await inClone({ env: { LAB_CPUS: "none" } })(process.execPath, [
    ready,
    "host/start/start.ts",
    "--json",
    "--task=2",
  ]);
  const schema = JSON.parse(readFileSync(join(clone.folder, "host", "output", "events.schema.json"), "utf8"));
  const events = stdout.split("\n").map((line) => JSON.parse(line));
  for (const event of events) assert.deepEqual(violations(event, schema), []);
  const [begin] = events.filter(({ event }) => event === "begin");
  assert.equal(begin.fresh, true);
  assert.equal(begin.task, 2);
  assert.ok(begin.downloads.some(({ what }: { what: string }) => /Node/.test(what)));
  assert.deepEqual(
    events.slice(-2).map(({ code, exitCode }) => code ?? exitCode),
    ["LAB-201", 2],
  );
});

test("the messages that npm start recognizes are in the installed Vagrant", async () => {
  const { stdout } = await inClone`gem contents vagrant`;
  const file = stdout.split("\n").find((path) => path.endsWith("/templates/locales/en.yml"));
  const words = readFileSync(file ?? "no en.yml among Vagrant's files", "utf8").replace(/\s+/g, " ");
  for (const [says] of messages) assert.ok(words.includes(says), says);
});

test("Vagrant rejects a file that is not a box, and leaves no machine", async () => {
  const box = join(folder, "garbage.box");
  writeFileSync(box, "this is no archive\n");
  const { exitCode, all } = await inClone({
    env: { LAB_BOX: box, VAGRANT_HOME: join(folder, "vagrant") },
  })`vagrant up`;
  assert.equal(exitCode, 1);
  assert.match(all ?? "", /box failed to unpackage properly/i);
  assertEnds(all ?? "", "LAB-291", vagrantLog);
  assert.ok(!existsSync(join(clone.folder, ".vagrant", "machines", "default", "embedded", "id")));
});
