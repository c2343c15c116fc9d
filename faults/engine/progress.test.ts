import assert from "node:assert/strict";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import { execa } from "execa";
import { project } from "../../core/paths.ts";
import { Refused } from "./command-refused.ts";
import { creditSolved, type Progress, progressFile, readProgress, writeProgress } from "./progress.ts";

const folder = mkdtempSync(join(tmpdir(), "applab progress "));
after(() => rmSync(folder, { recursive: true }));

const since = "2026-01-01T00:00:00.000Z";
const atHand = (name: string, lab: string, hints = 0) => ({ name, since, hints, lab });

test("without a file the progress is empty, and a written progress is read again", () => {
  const file = join(folder, "new", "applab", "progress.json");
  assert.deepEqual(readProgress(file), { solved: {}, shown: {}, atHand: [] });
  const progress: Progress = {
    solved: { "0-a": { at: since, hints: 1 } },
    shown: { "1-b": { at: since } },
    atHand: [atHand("2-c", "lab 1", 2)],
  };
  writeProgress(progress, file);
  assert.deepEqual(readProgress(file), progress);
  // No temporary file is left.
  assert.deepEqual(readdirSync(dirname(file)), ["progress.json"]);
});

test("an invalid progress file is rejected, and not overwritten", () => {
  const file = join(folder, "broken.json");
  for (const text of ["", "{", "null", "[]", "{}", '{"solved":[],"shown":{},"atHand":[]}']) {
    writeFileSync(file, text);
    assert.throws(() => readProgress(file), Refused, text);
    assert.equal(readFileSync(file, "utf8"), text);
  }
  assert.throws(() => readProgress(folder), Refused);
});

test("a folder that cannot be written is reported", () => {
  const file = join(folder, "a file");
  writeFileSync(file, "");
  assert.throws(
    () => writeProgress({ solved: {}, shown: {}, atHand: [] }, join(file, "progress.json")),
    Refused,
  );
});

test("a green lab counts an active fault as solved, unless it is from before the last provisioning or was never seen", () => {
  const before: Progress = {
    solved: { "0-a": { at: since, hints: 0 } },
    shown: {},
    atHand: [
      atHand("1-b", "lab 1", 3),
      atHand("2-c", "lab 2", 1),
      { ...atHand("3-d", "lab 2"), unseen: true },
    ],
  };
  const at = "2026-01-02T00:00:00.000Z";
  const { progress, solved, dropped } = creditSolved(before, "lab 2", at);
  assert.deepEqual(solved, ["2-c"]);
  assert.deepEqual(dropped, ["1-b", "3-d"]);
  assert.deepEqual(progress, {
    solved: { "0-a": { at: since, hints: 0 }, "2-c": { at, hints: 1 } },
    shown: {},
    atHand: [],
  });
});

test("the progress file is outside the folder that vagrant destroy deletes", () => {
  const file = progressFile();
  assert.ok(file.endsWith(join("applab", "progress.json")), file);
  assert.ok(!file.includes("machines"), file);
});

/** A learner's command in a folder without a lab. */
async function command(name: string, args: string[], dotfiles = join(folder, "no lab")) {
  const { exitCode, stdout, stderr } = await execa(
    process.execPath,
    ["--import", "tsx", `faults/cli/${name}.ts`, ...args],
    {
      cwd: project,
      reject: false,
      timeout: 60_000,
      env: { VAGRANT_DOTFILE_PATH: dotfiles },
    },
  );
  return { exitCode, stdout, stderr };
}

test("without a lab break exits with 2, and prints what, why and fix", async () => {
  const { exitCode, stdout, stderr } = await command("break", []);
  assert.equal(exitCode, 2);
  assert.equal(stdout, "");
  assert.match(stderr, /^There is no lab yet\.\n {2}why: .+\n {2}fix: npm start\nLAB-401: \S+$/);
  assert.equal(existsSync(join(folder, "no lab", "applab", "progress.json")), false);
});

test("a wrong command line exits with 2 and the usage, and an unknown name with 1 and similar names", async () => {
  for (const args of [["--level", "6"], ["--nonsense"], ["0-short-address", "--level", "1"], ["a", "b"]]) {
    const { exitCode, stderr } = await command("break", args);
    assert.equal(exitCode, 2, args.join(" "));
    assert.match(stderr, /\n\nusage: npm run break/);
  }
  const { exitCode, stderr } = await command("break", ["short"]);
  assert.equal(exitCode, 1);
  assert.match(stderr, /There is no fault 'short'[\s\S]*0-short-address[\s\S]*fix:/);
});

test("faults lists the faults without a lab and without causes; with an active fault and no lab it then exits with 2", async () => {
  const { exitCode, stdout } = await command("list", []);
  assert.equal(exitCode, 0);
  assert.match(stdout, /1-bad-gateway +\* +"Visitors see[\s\S]*\n0 of \d+ solved/);
  assert.doesNotMatch(stdout, /the service onepage is stopped/);

  const dotfiles = join(folder, "was a lab");
  const file = join(dotfiles, "applab", "progress.json");
  mkdirSync(dirname(file), { recursive: true });
  writeProgress(
    {
      solved: { "0-another-word": { at: since, hints: 1 } },
      shown: { "1-run-by-hand": { at: since } },
      atHand: [atHand("1-bad-gateway", "lab 1")],
    },
    file,
  );
  const later = await command("list", [], dotfiles);
  assert.equal(later.exitCode, 2);
  assert.match(later.stdout, /✔ 0-another-word .*the page says something else \(1 hint\)/);
  assert.match(later.stdout, /◦ 1-run-by-hand .*as root/);
  assert.match(later.stdout, /▸ 1-bad-gateway .*"Visitors/);
  assert.match(later.stderr, /There is no lab yet/);
  assert.equal((await command("hint", [], dotfiles)).exitCode, 2);
  assert.equal((await command("fix", [], dotfiles)).exitCode, 2);
  assert.equal(readProgress(file).atHand.length, 1);
});

test("fix without an active fault fails", async () => {
  const { exitCode, stderr } = await command("fix", []);
  assert.equal(exitCode, 1);
  assert.match(stderr, /There is no active fault\./);
});

test("the matrix has every requirement and every fault, as Markdown and as a page that loads no file", async () => {
  const [markdown, html] = [await command("list", ["--matrix"]), await command("list", ["--matrix", "html"])];
  assert.match(markdown.stdout, /\n\| `2-ipv6` \|.*●/);
  assert.match(markdown.stdout, /`7-hiccup` \| a reload stops the service/);
  assert.match(html.stdout, /^<!doctype html>[\s\S]*<th scope="row"[^>]*>2-ipv6<\/th>.*class="red"/);
  assert.doesNotMatch(html.stdout, /<script|<link|url\(|https?:/);
});
