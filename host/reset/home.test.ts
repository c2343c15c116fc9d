import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { beforeEach, test } from "node:test";
import { folder, skip } from "../../checks/testing/sshd-as-lab.ts";
import { LabUnreachable } from "../../core/lab-unreachable.ts";
import { copyHome, NotCopied, putHomeBack } from "./home.ts";

const home = join(folder, "it's home");
const at = (name: string) => join(home, name);
const copies = join(folder, "dotfiles", "applab", "reset");

beforeEach(() => {
  if (skip) return;
  for (const each of [home, copies]) rmSync(each, { recursive: true, force: true });
  for (const each of ["", ".cache", "work"]) mkdirSync(at(each), { recursive: true });
  writeFileSync(at("notes"), "mine\n");
  chmodSync(at("notes"), 0o640);
  writeFileSync(at("work/binary"), Buffer.from([0, 10, 13, 255]));
  symlinkSync("notes", at("link"));
  writeFileSync(at(".cache/fetched"), "again");
});

/** The restored lab has none of the learner's files, or older ones. */
function reset(): void {
  rmSync(home, { recursive: true });
  mkdirSync(home);
  writeFileSync(at("notes"), "older\n");
}

test("the learner's files are restored with content, mode and links", { skip }, async () => {
  const copy = await copyHome(home);
  reset();
  const stays = await putHomeBack(copy, home);
  assert.equal(readFileSync(at("notes"), "utf8"), "mine\n");
  assert.equal(statSync(at("notes")).mode & 0o777, 0o640);
  assert.deepEqual([...readFileSync(at("work/binary"))], [0, 10, 13, 255]);
  assert.equal(readlinkSync(at("link")), "notes");
  assert.equal(existsSync(at(".cache")), false);
  assert.deepEqual(readdirSync(copies), ["home.tar.gz"]);
  assert.match(execFileSync("tar", ["-tzf", stays], { encoding: "utf8" }), /^\.\/notes$/m);
  // The copy may contain a key.
  assert.equal(statSync(stays).mode & 0o077, 0);
});

test("the owner of a file is restored", {
  skip: skip || (process.getuid?.() === 0 ? false : "needs root"),
}, async () => {
  execFileSync("chown", ["1234:2345", at("notes")]);
  const copy = await copyHome(home);
  reset();
  await putHomeBack(copy, home);
  const { uid, gid } = statSync(at("notes"));
  assert.deepEqual([uid, gid], [1234, 2345]);
});

test("a home that is too big is rejected with the names of the biggest files, and nothing is written", {
  skip,
}, async () => {
  writeFileSync(at("work/film"), Buffer.alloc(3 * 2 ** 20, "x"));
  await assert.rejects(copyHome(home, 2048), (error) => {
    assert.ok(error instanceof NotCopied);
    assert.match(
      error.message,
      /^3\.\d MiB are in .* at most 2\.0 MiB .*: .*home\/work \(.*work\/film \(3\.0 MiB\)/,
    );
    return true;
  });
  assert.equal(existsSync(copies), false);
});

test("the next copy does not overwrite a copy that was not restored", { skip }, async () => {
  const first = await copyHome(home);
  await assert.rejects(putHomeBack(first, at("no such folder")), LabUnreachable);
  writeFileSync(at("notes"), "later\n");
  const second = await copyHome(home);
  await putHomeBack(second, home);
  assert.notEqual(first.file, second.file);
  assert.ok(existsSync(first.file));
  assert.deepEqual(readdirSync(copies).length, 2);
});

test("a home of 32 MiB is restored completely", { skip }, async () => {
  // Twice the limit of every other answer, with data that cannot be compressed.
  execFileSync("dd", ["if=/dev/urandom", `of=${at("work/random")}`, "bs=1M", "count=32", "status=none"]);
  const before = readFileSync(at("work/random"));
  const copy = await copyHome(home);
  reset();
  await putHomeBack(copy, home);
  assert.ok(readFileSync(at("work/random")).equals(before));
});
