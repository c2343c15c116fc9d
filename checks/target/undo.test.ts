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

test("the last command can be undone once", () => {
  assert.deepEqual(readUndo(), last);
  forgetUndo();
  assert.equal(readUndo(), undefined);
  forgetUndo();
});

test("without its snapshot, which is deleted with the machine, a command cannot be undone", () => {
  rmSync(join(kept, "snapshots"), { recursive: true });
  assert.equal(readUndo(), undefined);
});

test("an invalid record counts as no record", () => {
  for (const text of ["", "{", "null", "{}", JSON.stringify({ ...last, at: "yesterday" })]) {
    write(text);
    assert.equal(readUndo(), undefined, text);
  }
});

test("the first paragraph of Vagrant's output is the reason", () => {
  assert.equal(
    reasonIn("This provider doesn't\nsupport snapshots.\n\nThis may be intentional.\n"),
    "This provider doesn't support snapshots",
  );
  assert.equal(reasonIn("\n"), "");
});
