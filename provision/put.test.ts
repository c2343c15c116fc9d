import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { execaSync } from "execa";

const parent = mkdtempSync(join(tmpdir(), "put-"));
after(() => rmSync(parent, { recursive: true }));

/** A folder in which steps write: each script is a step of its own. */
function place() {
  const folder = mkdtempSync(join(parent, "lab-"));
  const put = fileURLToPath(new URL("put.sh", import.meta.url));
  /** @returns what the step printed, whether it changed something, and what it says of copies. */
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

test("a file is written once, with its mode, and left alone while it is as it should be", () => {
  const { step, kept, file } = place();
  assert.equal(step("offer one"), "changed=yes");
  assert.equal(readFileSync(file, "utf8"), "one\n");
  assert.equal(step("offer one"), "changed=no");
  assert.equal(step("chmod 600 $file; offer one; stat -c %a $file"), "644\nchanged=yes");
  assert.deepEqual(kept(), []);
});

test("what a step wrote itself is replaced without a copy", () => {
  const { step, kept, file } = place();
  step("offer one");
  assert.equal(step("offer two"), "changed=yes");
  assert.equal(readFileSync(file, "utf8"), "two\n");
  assert.deepEqual(kept(), []);
});

test("what somebody else wrote is replaced too, and a copy is kept, named in the step's line", () => {
  for (const before of ["offer one", "mkdir etc"]) {
    const { folder, step, kept, file } = place();
    step(before);
    const said = step("echo mine >$file; offer two");
    assert.match(said, /^\S+\/etc\/site was written by somebody else: kept as \S+$/m);
    const copy = /changed=yes; yours is kept as (\S+)$/.exec(said)?.[1] ?? "";
    assert.ok(copy.startsWith(join(folder, "state", "yours", file)), copy);
    assert.equal(readFileSync(copy, "utf8"), "mine\n");
    assert.equal(readFileSync(file, "utf8"), "two\n");
    assert.deepEqual(kept(), ["mine\n"]);
    assert.equal(step("offer two"), "changed=no");
  }
});

test("somebody who wrote the same is no stranger later", () => {
  const { step, kept } = place();
  step("mkdir etc; echo one >$file; offer one");
  assert.equal(step("offer two"), "changed=yes");
  assert.deepEqual(kept(), []);
});

test("several copies are counted, and their folder is named", () => {
  const { step, kept } = place();
  const said = step(
    "mkdir etc; echo a >etc/a; echo b >etc/b; for file in etc/a etc/b; do file=$PWD/$file offer x; done",
  );
  assert.match(said, /changed=yes; 2 files of yours are kept in \S+\/state\/yours$/);
  assert.deepEqual(kept().sort(), ["a\n", "b\n"]);
});

test("removing keeps a copy of what somebody else wrote, not of a step's own file, nor of a link", () => {
  const { folder, step, kept, file } = place();
  step("offer one; remove $file");
  assert.ok(!existsSync(file));
  step("echo mine >$file; ln -s $file etc/link; remove $PWD/etc/link");
  assert.ok(!existsSync(join(folder, "etc", "link")));
  assert.deepEqual(kept(), []);
  step("remove $file");
  assert.deepEqual(kept(), ["mine\n"]);
  assert.equal(step("remove $file"), "changed=no");
});

test("a folder in a file's place gives way, and is kept", () => {
  const { step, kept, file } = place();
  step("mkdir -p $file; echo mine >$file/inside; offer one");
  assert.equal(readFileSync(file, "utf8"), "one\n");
  assert.deepEqual(kept(), ["mine\n"]);
});

test("a file that is shared with others is no one's to keep", () => {
  const { step, kept } = place();
  step("mkdir etc; echo theirs >$file; share $file; offer theirs-and-ours");
  assert.deepEqual(kept(), []);
});

test("which files a step wrote is known", () => {
  const { step } = place();
  assert.equal(
    step("offer one; was_put $file && echo yes; was_put $PWD/etc/other || echo no"),
    "yes\nno\nchanged=yes",
  );
});
