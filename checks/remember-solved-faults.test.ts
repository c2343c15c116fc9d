import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { tryLock } from "../core/file-lock.ts";
import { readCommandLine } from "./cli.ts";
import type { Lab } from "./collect/model.ts";
import type { Outcome } from "./judge/evaluate.ts";
import { rememberSolvedFaults } from "./remember-solved-faults.ts";
import { news } from "./reporters/news.ts";

const dotfiles = mkdtempSync(join(tmpdir(), "applab-solved-"));
const before = process.env.VAGRANT_DOTFILE_PATH;
process.env.VAGRANT_DOTFILE_PATH = dotfiles;
after(() => {
  if (before === undefined) delete process.env.VAGRANT_DOTFILE_PATH;
  else process.env.VAGRANT_DOTFILE_PATH = before;
  rmSync(dotfiles, { recursive: true });
});
mkdirSync(join(dotfiles, "applab"));
const file = join(dotfiles, "applab", "progress.json");

const broken = { name: "1-x", hints: 2, lab: "this one", lesson: { title: "a cause", teaches: "a lesson" } };

/** The names that are told after a run. */
async function told(
  fault: object,
  { args = [] as string[], fails = false, task = 1, lab = {} as Partial<Lab> } = {},
) {
  writeFileSync(file, JSON.stringify({ solved: {}, shown: {}, atHand: [fault] }));
  return again({ args, fails, task, lab });
}

async function again({ args = [] as string[], fails = false, task = 1, lab = {} as Partial<Lab> } = {}) {
  news.solved = [];
  const outcome = {
    judgements: [{ requirement: { task }, thrown: fails ? new Error("no") : undefined }],
    notBegun: [],
  };
  const seen = { identity: async () => "this one", ...lab } as unknown as Lab;
  await rememberSolvedFaults(readCommandLine(args), seen, outcome as unknown as Outcome);
  return news.solved.map(({ name }) => name);
}

test("a fault is told as solved, and counted, once, when all passes", async () => {
  assert.deepEqual(await told(broken, { fails: true }), []);
  assert.deepEqual(await told(broken), ["1-x"]);
  const { solved, atHand } = JSON.parse(readFileSync(file, "utf8"));
  assert.deepEqual([Object.keys(solved), solved["1-x"].hints, atHand], [["1-x"], 2, []]);
  assert.deepEqual(await again(), []);
});

test("in an exercise lab only the solved tasks count", async () => {
  const lab = { exercise: 0, unsolved: 2 };
  assert.deepEqual(await told(broken, { fails: true, task: 2, lab }), ["1-x"]);
  assert.deepEqual(await told(broken, { fails: true, task: 1, lab }), []);
});

test("a run that cannot show the fault does not tell it as solved", async () => {
  assert.deepEqual(await told(broken, { args: ["--task", "1"] }), []);
  assert.deepEqual(await told(broken, { args: ["--target", "ssh://a.example"] }), []);
  const hidden = { ...broken, lesson: { ...broken.lesson, needs: "bind" } };
  assert.deepEqual(await told(hidden), []);
  assert.deepEqual(await told(hidden, { lab: { bind: { module: "", answer: "" } } }), ["1-x"]);
});

test("a lab that was provisioned again was not repaired", async () => {
  assert.deepEqual(await told({ ...broken, lab: "another" }), []);
  assert.deepEqual(await told({ ...broken, unseen: true }), []);
});

test("what another command is counting is not told", async () => {
  const release = tryLock(`${file}.lock`);
  try {
    assert.deepEqual(await told(broken), []);
    assert.match(readFileSync(file, "utf8"), /"atHand":\[\{"name":"1-x"/);
  } finally {
    release?.();
  }
});
