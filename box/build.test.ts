import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { fileURLToPath } from "node:url";

const box = fileURLToPath(new URL(".", import.meta.url));
const { PATH } = process.env;
const elsewhere = { skip: process.platform !== "linux" && "a box can be built on Linux only" };

function temporaryFolder(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), "box-test-"));
  t.after(() => {
    rmSync(folder, { recursive: true });
  });
  return folder;
}

function copyOfBox(t: TestContext): string {
  const copy = join(temporaryFolder(t), "a folder with spaces", "box");
  cpSync(box, copy, { recursive: true });
  return copy;
}

function build(folder: string, args: string[], env: NodeJS.ProcessEnv = {}) {
  const { status, stdout, stderr } = spawnSync("/bin/bash", [join(folder, "build.sh"), ...args], {
    encoding: "utf8",
    env: { PATH, HOME: "/home/somebody", ...env },
  });
  return { status, stdout: stdout.trim(), stderr };
}

const nameOf = (folder: string, recipe = "debian-12") => build(folder, ["--name", recipe]).stdout;

test("the name contains the recipe, the architecture and a key of 12 digits", elsewhere, () => {
  assert.match(nameOf(box), /^applab\/debian-12-(amd64|arm64)-[\da-f]{12}$/);
});

test("a checkout at another path has the same name", elsewhere, (t) => {
  assert.equal(nameOf(copyOfBox(t)), nameOf(box));
});

test("each recipe has a different key", elsewhere, () => {
  const keys = ["ubuntu-24.04", "debian-12", "debian-13"].map((recipe) =>
    nameOf(box, recipe).split("-").at(-1),
  );
  assert.equal(new Set(keys).size, 3);
});

for (const file of ["build.sh", "recipe.sh", "packages", "rootfs/init", "files/etc/hosts"]) {
  test(`the name changes with ${file}`, elsewhere, (t) => {
    const copy = copyOfBox(t);
    appendFileSync(join(copy, file), "\n# one more line\n");
    assert.notEqual(nameOf(copy), nameOf(box));
  });
}

for (const file of ["build.test.ts", "README.md"]) {
  test(`the name does not change with ${file}`, elsewhere, (t) => {
    const copy = copyOfBox(t);
    appendFileSync(join(copy, file), "\n// one more line\n");
    assert.equal(nameOf(copy), nameOf(box));
  });
}

test("the file is in LAB_CACHE, in XDG_CACHE_HOME or in ~/.cache", elsewhere, () => {
  const file = (env: NodeJS.ProcessEnv) => build(box, ["--file", "debian-13"], env).stdout;
  const end = `boxes/${nameOf(box, "debian-13").replace("/", "-")}.box`;
  assert.equal(file({}), `/home/somebody/.cache/applab/${end}`);
  assert.equal(file({ XDG_CACHE_HOME: "/xdg" }), `/xdg/applab/${end}`);
  assert.equal(file({ XDG_CACHE_HOME: "/xdg", LAB_CACHE: "/lab" }), `/lab/${end}`);
});

test("an unknown recipe exits with 2 and the list of known recipes", elsewhere, () => {
  const { status, stdout, stderr } = build(box, ["--name", "gentoo"]);
  assert.equal(status, 2);
  assert.equal(stdout, "");
  assert.match(stderr, /no recipe "gentoo"/);
  assert.match(stderr, /ubuntu-24\.04 debian-12 debian-13/);
});

test("an unknown option exits with 2 and the usage", elsewhere, () => {
  const { status, stderr } = build(box, ["--nmae"]);
  assert.equal(status, 2);
  assert.match(stderr, /--nmae[\s\S]*Usage/);
});

test("a missing tool exits with 3, its name and its package, and leaves no box", elsewhere, (t) => {
  const folder = temporaryFolder(t);
  const bin = join(folder, "bin");
  mkdirSync(bin);
  const tools = [
    "dirname",
    "uname",
    "sha256sum",
    "sort",
    "find",
    "xargs",
    "mkdir",
    "flock",
    "mmdebstrap",
    "rm",
  ];
  for (const tool of tools) {
    symlinkSync(
      spawnSync("which", [tool], { encoding: "utf8" }).stdout.trim() || "/bin/true",
      join(bin, tool),
    );
  }

  const { status, stderr } = build(box, ["debian-12"], { PATH: bin, LAB_CACHE: folder });
  assert.equal(status, 3);
  assert.match(stderr, /not installed: .*qemu-img/);
  assert.match(stderr, /apt-get install .*qemu-utils/);
  assert.doesNotMatch(stderr, /mmdebstrap/);
  assert.deepEqual(
    readdirSync(join(folder, "boxes")).filter((file) => !file.endsWith(".lock")),
    [],
  );
});

test("an existing box is not built again", elsewhere, (t) => {
  const cache = temporaryFolder(t);
  const { stdout: file } = build(box, ["--file", "debian-12"], { LAB_CACHE: cache });
  mkdirSync(join(cache, "boxes"));
  appendFileSync(file, "");
  const { status, stdout } = build(box, ["debian-12"], { LAB_CACHE: cache });
  assert.equal(status, 0);
  assert.match(stdout, /^box: .* is there: .*\.box$/);
});
