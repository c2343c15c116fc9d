/** Missing programs and wrong commands on the host, before there is a machine; every case runs the real command. */
import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { execa } from "execa";
import { assertEnds, clone, folder, inClone, pathWith, ready } from "./test-host.ts";

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
  for (const [file, argument, meant] of [
    ["host/start/start.ts", "--yse", "--yes"],
    ["checks/main.ts", "--rebot", "--reboot"],
  ] as const) {
    const { exitCode, stderr } = await inClone(process.execPath, [ready, file, argument]);
    assert.equal(exitCode, 2);
    assert.match(stderr, /usage: npm/);
    assert.match(
      stderr,
      new RegExp(`why: unknown option ${argument}; did you mean ${meant}\\?[^]*LAB-\\d{3}: docs/`),
    );
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
