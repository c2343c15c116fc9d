/** host/bootstrap.cjs: the version of Node, the folder of the project, and its npm packages. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { once } from "node:events";
import {
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { execa } from "execa";
import { testDeadline, waitUntil } from "../core/wait-until.ts";
import { checkout, project } from "./checkout.ts";
import { refused, works } from "./folders.ts";
import { noOtherNode, otherNode } from "./other-node.ts";
import { assertEnds, clone, folder, inClone, pathWith, ready } from "./test-host.ts";

const tooOld = "a Node that is too old is reported with the required version and where to get it";
test(tooOld, { skip: noOtherNode }, async () => {
  const { exitCode, stderr } = await inClone(await otherNode("18.20.8"), [ready, "host/doctor/doctor.ts"]);
  assert.equal(exitCode, 2);
  assert.match(stderr, /This is Node 18\.20\.8; applab needs 20\.19 or newer/);
  assert.match(stderr, /fix: .*nodejs\.org/);
  assertEnds(stderr, "LAB-002", join(clone.folder, ".vagrant", "applab", "start.log"));
});

test("packages that cannot be installed are reported, and the next run tries again", async () => {
  const bare = checkout();
  try {
    rmSync(join(bare.folder, "node_modules"));
    const env = {
      npm_config_registry: "http://127.0.0.1:9",
      npm_config_cache: join(folder, "npm"),
      npm_config_fetch_retries: "0",
    };
    for (const _try of [1, 2]) {
      const { exitCode, stderr } = await execa(process.execPath, [ready, "host/doctor/doctor.ts"], {
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

// After KILL npm's shell is still there; only Linux says that it has another parent.
const signals = process.platform === "linux" ? (["SIGTERM", "SIGKILL"] as const) : (["SIGTERM"] as const);

for (const signal of signals) {
  test(`a command ends when npm, which ran it, was ended by ${signal}`, () => endsWithNpm(signal));
}

async function endsWithNpm(signal: NodeJS.Signals): Promise<void> {
  const file = join(folder, "endless.ts");
  writeFileSync(file, "console.log(process.pid); setInterval(() => {}, 1000);\n");
  const npm = execa("npm", ["run", "--silent", "endless"], {
    cwd: packageWith({ endless: `"${process.execPath}" "${join(project, ready)}" "${file}"` }),
    reject: false,
  });
  const pid = Number(await once(npm.stdout, "data"));
  try {
    npm.kill(signal);
    assert.ok(await waitUntil(testDeadline, async () => !isRunning(pid)), `process ${pid} is still running`);
  } finally {
    if (isRunning(pid)) process.kill(pid);
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** A folder with a package that has these scripts. */
function packageWith(scripts: Record<string, string>): string {
  const place = mkdtempSync(join(folder, "package-"));
  writeFileSync(join(place, "package.json"), JSON.stringify({ scripts }));
  symlinkSync(join(project, "node_modules"), join(place, "node_modules"));
  return place;
}

test("a folder with an unusable name is rejected before any change, and other folders are accepted", async () => {
  const parent = mkdtempSync(join(folder, "folders-"));
  for (const name of [...works, ...refused]) {
    const place = join(parent, name);
    // The files that are read before; the program that bootstrap.cjs then runs fails without tsx.
    for (const file of ["host/bootstrap.cjs", "package.json"]) {
      mkdirSync(dirname(join(place, file)), { recursive: true });
      copyFileSync(join(clone.folder, file), join(place, file));
    }
    writeFileSync(join(place, "package-lock.json"), '{ "packages": {} }');
    mkdirSync(join(place, "node_modules"));
    const lock = createHash("sha256").update('{ "packages": {} }').digest("hex");
    writeFileSync(join(place, "node_modules", ".installed"), lock);
    const { stderr } = await execa(process.execPath, [ready, "any.ts"], { cwd: place, reject: false });
    if (refused.includes(name)) assert.match(stderr, /its path contains .*\nLAB-005: docs/s, name);
    else assert.match(stderr, /Cannot find package 'tsx'/, name);
  }
  const at = join(parent, "it's");
  for (const file of ["Vagrantfile", "vagrant", "box"])
    cpSync(join(clone.folder, file), join(at, file), { recursive: true });
  const up = await execa({ cwd: at, reject: false, all: true })`vagrant up`;
  assert.match(up.all, /LAB-005: docs/);
});

test("packages that are linked from another checkout do not change", async () => {
  const linked = checkout();
  const packages = join(folder, "another checkout", "node_modules");
  try {
    cpSync(join(project, "node_modules"), packages, { recursive: true, dereference: true });
    rmSync(join(packages, ".installed"), { force: true });
    rmSync(join(linked.folder, "node_modules"));
    symlinkSync(packages, join(linked.folder, "node_modules"), "dir");
    const before = readdirSync(packages).sort();
    const { all } = await execa({ cwd: linked.folder, reject: false, all: true })(process.execPath, [
      ready,
      "host/doctor/doctor.ts",
    ]);
    assert.match(all ?? "", /✔ line endings/);
    assert.deepEqual(readdirSync(packages).sort(), before);
  } finally {
    linked.remove();
  }
});

test("all packages are installed with any npm configuration, and a package that was deleted is installed again", async () => {
  const bare = checkout();
  const doctor = (env: Record<string, string> = {}) =>
    execa({ cwd: bare.folder, env, reject: false, all: true })(process.execPath, [
      ready,
      "host/doctor/doctor.ts",
    ]);
  try {
    rmSync(join(bare.folder, "node_modules"));
    for (const env of [
      { NODE_ENV: "production" },
      { npm_config_omit: "dev optional peer" },
      { npm_config_global: "true" },
      { npm_config_dry_run: "true" },
    ]) {
      rmSync(join(bare.folder, "node_modules"), { recursive: true, force: true });
      const { all } = await doctor({ ...env, npm_config_prefer_offline: "true" });
      assert.match(all ?? "", /✔ line endings/, JSON.stringify(env));
    }
    rmSync(join(bare.folder, "node_modules", "tsx"), { recursive: true });
    assert.match((await doctor()).all ?? "", /✔ line endings/);
  } finally {
    bare.remove();
  }
});

test("packages that npm did not install are named", async () => {
  const bare = checkout();
  try {
    rmSync(join(bare.folder, "node_modules"));
    const path = pathWith("node");
    writeFileSync(join(path, "npm"), "#!/bin/sh\n", { mode: 0o755 });
    const { exitCode, stderr } = await execa(process.execPath, [ready, "host/doctor/doctor.ts"], {
      cwd: bare.folder,
      env: { PATH: path },
      reject: false,
    });
    assert.equal(exitCode, 2);
    assert.match(stderr, /why: .*these are missing: .*node_modules\/tsx/);
    assertEnds(stderr, "LAB-004", join(bare.folder, ".vagrant", "applab", "start.log"));
  } finally {
    bare.remove();
  }
});
