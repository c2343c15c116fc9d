/** What a user can get wrong on the host, tried for real; none of it starts a machine. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { execa } from "execa";
import { violations } from "../checks/reporters/schema.ts";
import { cacheFolder } from "../host/cache.ts";
import { messages } from "../host/vagrant-says.ts";
import { checkout } from "./checkout.ts";

const folder = mkdtempSync(join(tmpdir(), "host-"));
const clone = checkout();
const inClone = execa({ cwd: clone.folder, reject: false, all: true, timeout: 120_000 });
after(async () => {
  // There is none, unless a test has failed.
  await inClone`vagrant destroy -f`;
  clone.remove();
  rmSync(folder, { recursive: true });
});

const ready = join("host", "ready.cjs");
const vagrantLog = join(clone.folder, ".vagrant", "applab", "vagrant.log");

/** An old Node for Linux from the npm registry, kept in the cache. */
async function oldNode(): Promise<string> {
  const name = `node-linux-${process.arch}@18.20.8`;
  const kept = join(cacheFolder, "tests", createHash("sha256").update(name).digest("hex").slice(0, 12));
  if (!existsSync(kept)) {
    const fresh = mkdtempSync(join(tmpdir(), "node-"));
    await execa({ cwd: fresh })`npm pack --silent ${name}`;
    const [archive = ""] = readdirSync(fresh);
    await execa({ cwd: fresh })`tar -xzf ${archive} package/bin/node`;
    mkdirSync(join(cacheFolder, "tests"), { recursive: true });
    await execa`cp ${join(fresh, "package/bin/node")} ${kept}.new`;
    renameSync(`${kept}.new`, kept);
    rmSync(fresh, { recursive: true });
  }
  return kept;
}

/** A PATH on which only the named programs are. */
function pathWith(...programs: string[]): string {
  const bin = mkdtempSync(join(folder, "bin-"));
  for (const program of programs) {
    const found = process.env.PATH?.split(":")
      .map((place) => join(place, program))
      .find(existsSync);
    if (found !== undefined) symlinkSync(found, join(bin, program));
  }
  return bin;
}

/** The last lines are the code with its place in the documentation, and a log that has all of it. */
function assertEnds(words: string, code: string, log: string): void {
  const [explained, place] = words.trimEnd().split("\n").slice(-2);
  assert.equal(explained, `${code}: docs/troubleshooting.md#${code.toLowerCase()}`);
  assert.equal(place?.replace(/^[^:]+: /, ""), log);
  assert.match(readFileSync(log, "utf8"), new RegExp(code));
}

test("a Node that is too old is told so, with the version that is needed and where to get it", async (t) => {
  if (process.platform !== "linux") return t.skip("the old Node is a program for Linux");
  const { exitCode, stderr } = await inClone(await oldNode(), [ready, "host/doctor.ts"]);
  assert.equal(exitCode, 2);
  assert.match(stderr, /This is Node 18\.20\.8; applab needs 20\.12 or newer/);
  assert.match(stderr, /mend: .*nodejs\.org/);
  assertEnds(stderr, "LAB-002", join(clone.folder, ".vagrant", "applab", "start.log"));
});

test("packages that cannot be installed are told so, and the next run tries again", async () => {
  const bare = checkout();
  try {
    rmSync(join(bare.folder, "node_modules"));
    const env = {
      npm_config_registry: "http://127.0.0.1:9",
      npm_config_cache: join(folder, "npm"),
      npm_config_fetch_retries: "0",
    };
    for (const _try of [1, 2]) {
      const { exitCode, stderr } = await execa(process.execPath, [ready, "host/doctor.ts"], {
        cwd: bare.folder,
        env,
        reject: false,
      });
      assert.equal(exitCode, 2);
      assert.match(stderr, /The npm packages could not be installed\.\n {2}why: .*exit code 1/);
      const log = join(bare.folder, ".vagrant", "applab", "start.log");
      assertEnds(stderr, "LAB-003", log);
      assert.match(readFileSync(log, "utf8"), /ECONNREFUSED/);
    }
  } finally {
    bare.remove();
  }
});

test("the doctor without Vagrant, a provider and rsync names them, says how to get them, and ends with 1", async () => {
  const env = { PATH: pathWith("node", "ssh") };
  const { exitCode, stdout } = await inClone(process.execPath, [ready, "host/doctor.ts"], {
    env,
    extendEnv: true,
  });
  assert.equal(exitCode, 1);
  for (const thing of ["Vagrant", "provider", "rsync"]) assert.match(stdout, new RegExp(`✘ ${thing} `));
  assert.match(stdout, /✔ ssh/);
  if (process.platform === "linux") assert.match(stdout, /apt-get install --no-install-recommends vagrant/);
});

test("npm start that may not install says the command, starts nothing and ends with 2", async () => {
  // Without apt-get there is nothing that it could install with.
  const env = { PATH: pathWith("node", "ssh") };
  const { exitCode, stdout, stderr } = await inClone(process.execPath, [ready, "host/start.ts"], { env });
  assert.equal(exitCode, 2);
  assert.match(stdout, /Not installed; this would do it: \S+/);
  assertEnds(stderr, "LAB-010", join(clone.folder, ".vagrant", "applab", "start.log"));
  assert.ok(!existsSync(join(clone.folder, ".vagrant", "machines", "default", "embedded", "id")));
});

test("an argument that nobody knows ends with 2 and shows the usage", async () => {
  for (const [file, argument] of [
    ["host/start.ts", "--yse"],
    ["checks/main.ts", "--rebot"],
  ] as const) {
    const { exitCode, stderr } = await inClone(process.execPath, [ready, file, argument]);
    assert.equal(exitCode, 2);
    assert.match(stderr, new RegExp(`${argument}[^]*usage: npm`));
  }
});

test("the checks without a lab end with 2 and say how to get one, in JSON too", async () => {
  const plain = await inClone`npm run -s checks`;
  assert.equal(plain.exitCode, 2);
  assert.match(plain.stderr, /There is no lab yet\.\n.*\n {2}mend: npm start/);
  assertEnds(plain.stderr, "LAB-401", join(clone.folder, ".vagrant", "applab", "checks.log"));
  assert.equal(plain.stdout, "");
  const json = await inClone`npm run -s checks -- --reporter json`;
  assert.equal(json.exitCode, 2);
  const { code, what } = JSON.parse(json.stdout).error;
  assert.deepEqual([code, what], ["LAB-401", "There is no lab yet."]);
});

for (const [name, value, complaint] of [
  ["LAB_MEMORY", "abc", /LAB_MEMORY is 'abc'; it takes a whole number from 512/],
  ["LAB_PROVIDER", "docker", /LAB_PROVIDER is 'docker'; it can be one of/],
  ["LAB_BOX", "/nowhere/a.box", /LAB_BOX names a file that is not there/],
] as const) {
  test(`vagrant up with ${name}=${value} says what it may be and makes nothing`, async () => {
    const { exitCode, all } = await inClone({ env: { [name]: value } })`vagrant up`;
    assert.equal(exitCode, 1);
    assert.match(all ?? "", complaint);
    assertEnds(all ?? "", "LAB-201", vagrantLog);
    assert.ok(!existsSync(join(clone.folder, ".vagrant", "machines", "default", "embedded", "id")));
  });
}

test("on a host that can build no box Vagrant loads, and says so only to who needs one", async () => {
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

test("npm start that is interrupted while the box is built ends with 130 and leaves no build", async () => {
  const cache = join(folder, "cache");
  const start = inClone({ env: { LAB_CACHE: cache } })(process.execPath, [ready, "host/start.ts"]);
  for await (const line of start.iterable({ from: "all" })) {
    if (/box: .*packages/.test(line)) start.kill("SIGINT");
  }
  const { exitCode, all } = await start;
  assert.equal(exitCode, 130, all);
  assert.deepEqual(
    readdirSync(join(cache, "boxes")).filter((file) => /\.(box|part)$/.test(file)),
    [],
  );
  const { stdout } = await execa({ reject: false })`pgrep -fa mmdebstrap`;
  assert.equal(stdout, "");
});

test("npm start that Vagrant refuses tells Vagrant's reason under its own code, and the log has Vagrant's words", async () => {
  const { exitCode, stderr } = await inClone({ env: { LAB_CPUS: "none" } })(process.execPath, [
    ready,
    "host/start.ts",
  ]);
  assert.equal(exitCode, 2, stderr);
  const log = join(clone.folder, ".vagrant", "applab", "start.log");
  assert.match(stderr, /^'vagrant up' failed\.\n {2}why: {2}LAB_CPUS is 'none'; it takes .*\n {2}mend: \S/m);
  assertEnds(stderr, "LAB-201", log);
  assert.match(readFileSync(log, "utf8"), /^--- \S+ vagrant up\n[\s\S]*LAB_CPUS is 'none'/m);

  const { stdout } = await inClone({ env: { LAB_CPUS: "none" } })(process.execPath, [
    ready,
    "host/start.ts",
    "--json",
    "--task=2",
  ]);
  const schema = JSON.parse(readFileSync(join(clone.folder, "host", "events.schema.json"), "utf8"));
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

test("what npm start knows of Vagrant's messages is what Vagrant says", async () => {
  const { stdout } = await inClone`gem contents vagrant`;
  const file = stdout.split("\n").find((path) => path.endsWith("/templates/locales/en.yml"));
  const words = readFileSync(file ?? "no en.yml among Vagrant's files", "utf8").replace(/\s+/g, " ");
  for (const [says] of messages) assert.ok(words.includes(says), says);
});

test("a box that is no box is refused by Vagrant, and leaves no machine", async () => {
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
