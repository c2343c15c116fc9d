/** Missing programs and wrong commands on the host, before there is a machine; every case runs the real command. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import {
  copyFileSync,
  cpSync,
  existsSync,
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
  for (const file of ["Vagrantfile", "vagrant"])
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

test("the doctor without Vagrant, a provider and rsync names them, says how to get them, and exits with 1", async () => {
  const env = { PATH: pathWith("node", "ssh") };
  const { exitCode, stdout } = await inClone(process.execPath, [ready, "host/doctor/doctor.ts"], {
    env,
    extendEnv: true,
  });
  assert.equal(exitCode, 1);
  for (const thing of ["Vagrant", "provider", "rsync"]) assert.match(stdout, new RegExp(`✘ ${thing} `));
  assert.match(stdout, /✔ ssh/);
  if (process.platform === "linux") assert.match(stdout, /apt-get install --no-install-recommends vagrant/);
});

test("the doctor does not use a VirtualBox that cannot run, and prints its message", async () => {
  const path = pathWith("node", "ssh", "qemu-img", "qemu-system-x86_64", "qemu-system-aarch64");
  const words = "WARNING: The vboxdrv kernel module is not loaded.";
  writeFileSync(join(path, "VBoxManage"), `#!/bin/sh\necho '${words}'; echo 7.0.20r163906\n`, {
    mode: 0o755,
  });
  const { stdout } = await inClone(process.execPath, [ready, "host/doctor/doctor.ts"], {
    env: { PATH: path },
  });
  assert.match(stdout, new RegExp(`! provider +embedded .*; virtualbox is installed, but says: ${words}`));
});

test("the doctor does not use a program that cannot run, and prints the message of a program that fails", async () => {
  const path = pathWith("node", "ssh", "qemu-img");
  for (const [name, text, mode] of [
    ["VBoxManage", "#!/bin/sh\n", 0o644],
    ["vagrant", "#!/no/such/ruby\n", 0o755],
    ["rsync", "#!/bin/sh\necho 'no libpopt'; exit 127\n", 0o755],
    ["qemu-system-x86_64", "#!/bin/sh\necho 'no libfdt'; exit 3\n", 0o755],
    ["qemu-system-aarch64", "#!/bin/sh\necho 'no libfdt'; exit 3\n", 0o755],
  ] as const) {
    writeFileSync(join(path, name), text, { mode });
  }
  const { stdout } = await inClone(process.execPath, [ready, "host/doctor/doctor.ts"], {
    env: { PATH: path },
  });
  assert.match(stdout, /✘ Vagrant +not installed/);
  assert.match(stdout, /✘ provider +neither .* nor QEMU \('qemu-system-\w+ --version' fails: no libfdt\)$/m);
  assert.match(stdout, /✘ rsync +not installed/);
});

test("npm start without permission to install prints the install command, starts nothing and exits with 2", async () => {
  // Without apt-get npm start cannot install anything.
  const env = { PATH: pathWith("node", "ssh") };
  const { exitCode, stdout, stderr } = await inClone(process.execPath, [ready, "host/start/start.ts"], {
    env,
  });
  assert.equal(exitCode, 2);
  assert.match(stdout, /Not installed\. To install: \S+/);
  assertEnds(stderr, "LAB-010", join(clone.folder, ".vagrant", "applab", "start.log"));
  assert.ok(!existsSync(join(clone.folder, ".vagrant", "machines", "default", "embedded", "id")));
});

test("an unknown argument exits with 2 and prints the usage", async () => {
  for (const [file, argument] of [
    ["host/start/start.ts", "--yse"],
    ["checks/main.ts", "--rebot"],
  ] as const) {
    const { exitCode, stderr } = await inClone(process.execPath, [ready, file, argument]);
    assert.equal(exitCode, 2);
    assert.match(stderr, /usage: npm/);
    assert.match(stderr, new RegExp(`why: .*'${argument}'[^]*LAB-\\d{3}: docs/`));
  }
});

test("the checks without a lab exit with 2 and say how to start one, also in JSON", async () => {
  const plain = await inClone`npm run -s checks`;
  assert.equal(plain.exitCode, 2);
  assert.match(plain.stderr, /There is no lab yet\.\n.*\n {2}fix: npm start/);
  assertEnds(plain.stderr, "LAB-401", join(clone.folder, ".vagrant", "applab", "checks.log"));
  assert.equal(plain.stdout, "");
  const json = await inClone`npm run -s checks -- --reporter json`;
  assert.equal(json.exitCode, 2);
  const { code, what } = JSON.parse(json.stdout).error;
  assert.deepEqual([code, what], ["LAB-401", "There is no lab yet."]);
});

test("npm start, interrupted while the box is built, exits with 130 and leaves no build", async () => {
  const cache = join(folder, "cache");
  const work = mkdtempSync(join(folder, "work-"));
  const start = inClone({ env: { LAB_CACHE: cache, TMPDIR: work } })(process.execPath, [
    ready,
    "host/start/start.ts",
  ]);
  for await (const line of start.iterable({ from: "all" })) {
    if (/box: .*packages/.test(line)) start.kill("SIGINT");
  }
  const { exitCode, all } = await start;
  assert.equal(exitCode, 130, all);
  assert.deepEqual(
    readdirSync(join(cache, "boxes")).filter((file) => /\.(box|part)$/.test(file)),
    [],
  );
  // tsx keeps compiled files there.
  assert.deepEqual(
    readdirSync(work).filter((name) => !name.startsWith("tsx-")),
    [],
  );
  // The command lines of the build contain its folder.
  const { stdout } = await execa({ reject: false })`pgrep -fa ${work}`;
  assert.equal(stdout, "");
});
