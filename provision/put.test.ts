import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { execaSync } from "execa";

const parent = mkdtempSync(join(tmpdir(), "put-"));
after(() => rmSync(parent, { recursive: true }));

/** A folder for steps: each script runs as a separate step. */
function place() {
  const folder = mkdtempSync(join(parent, "lab-"));
  const put = fileURLToPath(new URL("put.sh", import.meta.url));
  /** @returns the step's output, whether it changed something, and its line about copies. */
  const step = (script: string) => {
    const { stdout } = execaSync("bash", ["-s"], {
      cwd: folder,
      input: `set -euo pipefail; shopt -s inherit_errexit
        state=$PWD/state; fail() { echo "error: $1"; exit 1; }
        source '${put}'
        file=$PWD/etc/site
        offer() { printf '%s\\n' "$1" >source; put 644 source "$file"; }
        ${script}
        echo "changed=$changed$(kept_in_words)"`,
    });
    return stdout;
  };
  const kept = () => {
    const yours = join(folder, "state", "yours");
    if (!existsSync(yours)) return [];
    const files = readdirSync(yours, { recursive: true, withFileTypes: true });
    return files
      .filter((each) => each.isFile())
      .map((each) => readFileSync(join(each.parentPath, each.name), "utf8"));
  };
  return { folder, step, kept, file: join(folder, "etc", "site") };
}

test("offer writes a file with its mode, and writes it again only if it differs", () => {
  const { step, kept, file } = place();
  assert.equal(step("offer one"), "changed=yes");
  assert.equal(readFileSync(file, "utf8"), "one\n");
  assert.equal(step("offer one"), "changed=no");
  assert.equal(step("chmod 600 $file; offer one; stat -c %a $file"), "644\nchanged=yes");
  assert.deepEqual(kept(), []);
});

test("offer replaces a step's own file without a copy", () => {
  const { step, kept, file } = place();
  step("offer one");
  assert.equal(step("offer two"), "changed=yes");
  assert.equal(readFileSync(file, "utf8"), "two\n");
  assert.deepEqual(kept(), []);
});

test("offer replaces a foreign file, keeps a copy, and names the copy in the step's line", () => {
  for (const before of ["offer one", "mkdir etc"]) {
    const { folder, step, kept, file } = place();
    step(before);
    const said = step("echo mine >$file; offer two");
    assert.match(
      said,
      /^\S+\/etc\/site was not written by provisioning: a copy is kept as \S+; 'sudo .*' brings it back$/m,
    );
    const copy = /changed=yes; your file is kept as (\S+) \('.*' brings it back\)$/.exec(said)?.[1] ?? "";
    assert.ok(copy.startsWith(join(folder, "state", "yours", file)), copy);
    assert.equal(readFileSync(copy, "utf8"), "mine\n");
    assert.equal(readFileSync(file, "utf8"), "two\n");
    assert.deepEqual(kept(), ["mine\n"]);
    assert.equal(step("offer two"), "changed=no");
  }
});

test("a foreign file with the same content later counts as the step's own", () => {
  const { step, kept } = place();
  step("mkdir etc; echo one >$file; offer one");
  assert.equal(step("offer two"), "changed=yes");
  assert.deepEqual(kept(), []);
});

test("several copies are counted, and the command that brings each back is kept", () => {
  const { folder, step, kept } = place();
  const said = step(
    "mkdir etc; echo a >etc/a; echo b >etc/b; for file in etc/a etc/b; do file=$PWD/$file offer x; done",
  );
  assert.match(said, /changed=yes; 2 of your files are kept in \S+\/state\/yours$/);
  assert.deepEqual(kept().sort(), ["a\n", "b\n"]);
  // What run.sh shows: each file with the command that brings it back.
  assert.match(
    readFileSync(join(folder, "state", "set-aside"), "utf8"),
    /^\S+\/etc\/a\tsudo mkdir -p .*\n\S+\/etc\/b\tsudo mkdir -p .*\n$/,
  );
});

test("remove keeps a copy of a foreign file, and none of the step's own file", () => {
  const { step, kept, file } = place();
  step("offer one; remove $file");
  assert.ok(!existsSync(file));
  step("echo mine >$file; remove $file");
  assert.deepEqual(kept(), ["mine\n"]);
  assert.equal(step("remove $file"), "changed=no");
});

test("offer replaces a folder in the file's place, and keeps a copy of it", () => {
  const { step, kept, file } = place();
  step("mkdir -p $file; echo mine >$file/inside; offer one");
  assert.equal(readFileSync(file, "utf8"), "one\n");
  assert.deepEqual(kept(), ["mine\n"]);
});

for (const [what, made] of [
  ["a link to a file", "echo mine >mine; ln -s $PWD/mine $file"],
  ["a link to a folder", "mkdir mine; ln -s $PWD/mine $file"],
  ["a link to a missing file", "ln -s $PWD/nowhere $file"],
  ["a link to a file with the same content", "echo one >mine; ln -s $PWD/mine $file"],
]) {
  for (const [does, command] of [
    ["replaced", "offer one"],
    ["removed", "remove $file"],
    ["replaced by another", "put_link /the/target $file"],
  ]) {
    test(`${what}, not made by a step, is ${does}, and a copy of the link is kept`, () => {
      const { folder, step, file } = place();
      const said = step(`mkdir etc; ${made}; readlink $file; ${command}`);
      const [leads] = said.split("\n");
      const copy = /changed=yes; your file is kept as (\S+) \('.*' brings it back\)$/.exec(said)?.[1] ?? "";
      assert.equal(readlinkSync(copy), leads, said);
      // The target of the link does not change.
      if (existsSync(join(folder, "mine"))) assert.notEqual(readdirOrText(join(folder, "mine")), "");
      if (does === "replaced") assert.equal(readFileSync(file, "utf8"), "one\n");
    });
  }
}

const readdirOrText = (path: string) =>
  statSync(path).isDirectory() ? "a folder" : readFileSync(path, "utf8");

test("a step's own link is kept, changed and removed without a copy", () => {
  const { step, file, kept, folder } = place();
  assert.equal(step("mkdir etc; put_link /a $file"), "changed=yes");
  assert.equal(step("put_link /a $file"), "changed=no");
  assert.equal(step("put_link /b $file"), "changed=yes");
  assert.equal(readlinkSync(file), "/b");
  assert.equal(step("remove $file"), "changed=yes");
  assert.deepEqual(kept(), []);
  assert.equal(existsSync(join(folder, "state", "yours")), false);
});

test("no copy is kept of a shared file", () => {
  const { step, kept } = place();
  step("mkdir etc; echo theirs >$file; share $file; offer theirs-and-ours");
  assert.deepEqual(kept(), []);
});

test("was_put tells whether a step wrote a file", () => {
  const { step } = place();
  assert.equal(
    step("offer one; was_put $file && echo yes; was_put $PWD/etc/other || echo no"),
    "yes\nno\nchanged=yes",
  );
});

test("the command in the step's line brings the learner's file back, as a file and as a link", () => {
  for (const made of ["echo mine >$file", "echo mine >mine; ln -s $PWD/mine $file"]) {
    const { step, file } = place();
    const said = step(`mkdir etc; ${made}; offer one`);
    assert.equal(readFileSync(file, "utf8"), "one\n");
    const command = /\('(.*)' brings it back\)/.exec(said)?.[1] ?? "";
    step(command.replaceAll("sudo ", ""));
    assert.equal(readFileSync(file, "utf8"), "mine\n", said);
  }
});

test("a link in the place of a file's folder is put aside, and its target is not touched", () => {
  const { folder, step, file } = place();
  const said = step("mkdir theirs; echo theirs >theirs/site; ln -s $PWD/theirs etc; offer one");
  assert.equal(readFileSync(file, "utf8"), "one\n");
  assert.equal(readFileSync(join(folder, "theirs", "site"), "utf8"), "theirs\n");
  assert.match(said, /your file is kept as \S+\/etc\.[-\d]+ /);
});

for (const [what, command] of [
  ["replaced", "offer one"],
  ["removed", "remove $file"],
  ["replaced by a link", "put_link /x $file"],
]) {
  test(`a protected file in a protected folder is ${what}, and the step's line says how to protect it again`, (context) => {
    const { folder, step } = place();
    // A file system in memory knows no protection.
    const can = step(
      "mkdir etc; echo mine >$file; chattr +i $file etc && echo can || true; chattr -i $file etc || true",
    );
    if (!can.startsWith("can")) return context.skip("this file system cannot protect files");
    context.after(() => execaSync("chattr", ["-R", "-i", folder], { reject: false }));
    const said = step(`chattr +i $file etc; ${command}`);
    assert.match(said, /\('sudo chattr \+i \S+\/etc\/site' protects again\)$/);
    assert.match(said, /your file is kept as/);
  });
}
