import assert from "node:assert/strict";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { beforeEach, test } from "node:test";
import { folder, skip } from "../../checks/testing/sshd-as-lab.ts";
import { NotCopied } from "../reset/home.ts";
import { bringWorkBack, saveWork, workBefore, workFolder } from "./work.ts";

const lab = join(folder, "lab's own");
const at = (name: string) => join(lab, name);

beforeEach(() => {
  if (skip) return;
  for (const each of [lab, workFolder(), workBefore()]) rmSync(each, { recursive: true, force: true });
  mkdirSync(at("app"), { recursive: true });
  writeFileSync(at("app/-index.js"), "first\n");
  writeFileSync(at("-notes"), "mine\n");
  writeFileSync(at("run"), "#!/bin/sh\n");
  chmodSync(at("run"), 0o755);
  symlinkSync("app", at("link"));
});

/** A new lab has the folder, and nothing in it. */
function newLab(): void {
  rmSync(lab, { recursive: true });
  mkdirSync(lab, { mode: 0o750 });
}

test("saved work comes back into a new lab, with modes and links", { skip }, async () => {
  await saveWork(lab);
  assert.equal(readFileSync(join(workFolder(), "app/-index.js"), "utf8"), "first\n");
  newLab();
  assert.equal(await bringWorkBack(lab), true);
  assert.equal(readFileSync(at("-notes"), "utf8"), "mine\n");
  assert.equal(readFileSync(at("link/-index.js"), "utf8"), "first\n");
  assert.equal(statSync(at("run")).mode & 0o777, 0o755);
  assert.equal(statSync(lab).mode & 0o777, 0o750);
});

test("what the learner changed on the host comes into the new lab", { skip }, async () => {
  await saveWork(lab);
  writeFileSync(join(workFolder(), "-notes"), "changed on the host\n");
  newLab();
  await bringWorkBack(lab);
  assert.equal(readFileSync(at("-notes"), "utf8"), "changed on the host\n");
});

test("work in the lab is never overwritten", { skip }, async () => {
  await saveWork(lab);
  writeFileSync(at("-notes"), "newer\n");
  assert.equal(await bringWorkBack(lab), false);
  assert.equal(readFileSync(at("-notes"), "utf8"), "newer\n");
});

test("a second copy keeps the first one beside it", { skip }, async () => {
  await saveWork(lab);
  writeFileSync(at("-notes"), "second\n");
  await saveWork(lab);
  assert.equal(readFileSync(join(workFolder(), "-notes"), "utf8"), "second\n");
  assert.equal(readFileSync(join(workBefore(), "-notes"), "utf8"), "mine\n");
});

test("an empty folder, or none, is not saved: the copy of before stays", { skip }, async () => {
  await saveWork(lab);
  newLab();
  await assert.rejects(
    saveWork(lab),
    (error) => error instanceof NotCopied && /is empty/.test(error.message),
  );
  rmSync(lab, { recursive: true });
  await assert.rejects(
    saveWork(lab),
    (error) => error instanceof NotCopied && /has no folder/.test(error.message),
  );
  assert.deepEqual(readdirSync(workFolder()).sort(), ["-notes", "app", "link", "run"]);
  assert.equal(existsSync(`${workFolder()}.new`), false);
});

test("without saved work, or without the folder in the lab, nothing is brought", { skip }, async () => {
  newLab();
  assert.equal(await bringWorkBack(lab), false);
  mkdirSync(at("app"));
  writeFileSync(at("app/x"), "x");
  await saveWork(lab);
  rmSync(lab, { recursive: true });
  assert.equal(await bringWorkBack(lab), false);
});
