import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, beforeEach, test } from "node:test";
import { reasonIn } from "./machine-snapshot.ts";
import { forgetUndo, readUndo } from "./undo.ts";

const dotfiles = mkdtempSync(join(tmpdir(), "undo-"));
process.env.VAGRANT_DOTFILE_PATH = dotfiles;
after(() => rmSync(dotfiles, { recursive: true }));

const kept = join(dotfiles, "applab");
const last = { command: "npm run break", at: "2026-11-28T05:00:00.000Z" };
const write = (text: string) => writeFileSync(join(kept, "undo.json"), text);

beforeEach(() => {
  rmSync(kept, { recursive: true, force: true });
  mkdirSync(join(kept, "snapshots"), { recursive: true });
  writeFileSync(join(kept, "snapshots", "undo.json"), "{}");
  write(JSON.stringify(last));
});

test("the last command is what can be undone, until it is", () => {
  assert.deepEqual(readUndo(), last);
  forgetUndo();
  assert.equal(readUndo(), undefined);
  forgetUndo();
});

test("without its snapshot, which goes with the machine, nothing can be undone", () => {
  rmSync(join(kept, "snapshots"), { recursive: true });
  assert.equal(readUndo(), undefined);
});

test("what is no record is none", () => {
  for (const text of ["", "{", "null", "{}", JSON.stringify({ ...last, at: "yesterday" })]) {
    write(text);
    assert.equal(readUndo(), undefined, text);
  }
});

test("of Vagrant's words the first paragraph is the reason", () => {
  assert.equal(
    reasonIn("This provider doesn't\nsupport snapshots.\n\nThis may be intentional.\n"),
    "This provider doesn't support snapshots",
  );
  assert.equal(reasonIn("\n"), "");
});
