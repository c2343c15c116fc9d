import assert from "node:assert/strict";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import { taskCount } from "../core/curriculum.ts";
import { hasRuby, ruby } from "./plain-ruby.ts";

const parent = mkdtempSync(join(tmpdir(), "exercise-"));
after(() => rmSync(parent, { recursive: true }));

/** Vagrant's folder, with or without a machine and a task number. */
function dotfiles({ made = true, kept }: { made?: boolean; kept?: number } = {}) {
  const folder = mkdtempSync(join(parent, "[dot] "));
  const write = (text: string, ...path: string[]) => {
    mkdirSync(dirname(join(folder, ...path)), { recursive: true });
    writeFileSync(join(folder, ...path), text);
  };
  if (made) write("8c3f", "machines", "default", "embedded", "id");
  if (kept !== undefined) write(`${kept}\n`, "applab", "task");
  return folder;
}

const ask = (folder: string, wanted: number | null, expression: string) =>
  ruby("exercise.rb", `e = Exercise.new(input[:wanted], input[:folder]); ${expression}`, { wanted, folder });
const keptIn = (folder: string) => {
  const file = join(folder, "applab", "task");
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
};
const complaint = (answer: unknown) => (answer as { error: string } | null)?.error ?? "none";

const steps =
  "0-clock 0a-trust 0b-packages 0c-node 0d-app 0e-develop 1-onepage 2-site 3-dynamic 4-api 5-web 6-deploy 7-reload";

test("a lab at a task gets the steps of the earlier tasks and the basic steps", hasRuby, () => {
  const ground = ["0-clock", "0a-trust", "0b-packages", "0c-node"];
  const chosen = (task: number | null) =>
    ask(dotfiles({ made: false }), task, `e.choose(%w[${steps}])`) as string[];
  assert.deepEqual(chosen(0), ground);
  assert.deepEqual(chosen(1), [...ground, "0d-app", "0e-develop"]);
  assert.deepEqual(chosen(2), [...ground, "0d-app", "1-onepage"]);
  assert.deepEqual(chosen(7).slice(ground.length + 1), [
    "1-onepage",
    "2-site",
    "3-dynamic",
    "4-api",
    "5-web",
    "6-deploy",
  ]);
  const all = steps.split(" ").filter((step) => step !== "0e-develop");
  for (const task of [8, null]) assert.deepEqual(chosen(task), all);
});

test("a new lab stores its task number, and a new lab without one deletes an old number", hasRuby, () => {
  const fresh = dotfiles({ made: false });
  ask(fresh, 2, "e.before_start");
  assert.equal(keptIn(fresh), "2\n");
  ask(fresh, null, "e.before_start");
  assert.equal(keptIn(fresh), undefined);
});

test("without LAB_TASK the stored task number is used", hasRuby, () => {
  for (const kept of [0, 4]) {
    const folder = dotfiles({ kept });
    assert.equal(ask(folder, null, "e.task"), kept);
    ask(folder, null, "e.before_start; e.before_provision");
    assert.equal(keptIn(folder), `${kept}\n`);
  }
  assert.equal(ask(dotfiles(), null, "e.task"), taskCount);
});

test("provisioning stores a higher task number, and deletes it if every task is solved", hasRuby, () => {
  const folder = dotfiles({ kept: 2 });
  ask(folder, 5, "e.before_provision");
  assert.equal(keptIn(folder), "5\n");
  ask(folder, taskCount, "e.before_provision(running: false)");
  assert.equal(keptIn(folder), "5\n", "a machine that is off is not provisioned");
  ask(folder, taskCount, "e.before_provision");
  assert.equal(keptIn(folder), undefined);
});

test("a lower task number is rejected with the fix", hasRuby, () => {
  for (const [folder, state] of [
    [dotfiles({ kept: 4 }), "is at task 4"],
    [dotfiles(), "has every task solved"],
  ] as const) {
    for (const action of ["before_start", "before_provision"]) {
      const text = complaint(ask(folder, 2, `e.${action}`));
      assert.match(
        text,
        new RegExp(`${state}, and a solved task cannot be removed: for LAB_TASK=2 run 'vagrant destroy'`),
      );
    }
  }
});

test("starting a lab with a higher task number fails, because it would solve nothing", hasRuby, () => {
  const folder = dotfiles({ kept: 2 });
  const text = complaint(ask(folder, 5, "e.before_start"));
  assert.match(text, /is at task 2, and starting it solves nothing\. 'npm run solve -- 4'/);
  assert.equal(keptIn(folder), "2\n");
});

test("the task number is deleted only after the machine is destroyed", hasRuby, () => {
  const kept = dotfiles({ kept: 3 });
  ask(kept, null, "e.forget");
  assert.equal(keptIn(kept), "3\n");
  const gone = dotfiles({ made: false, kept: 3 });
  ask(gone, null, "e.forget");
  assert.equal(keptIn(gone), undefined);
});

test("an exercise lab prints a notice, and a complete lab prints none", hasRuby, () => {
  assert.match(ask(dotfiles({ kept: 3 }), null, "e.notice") as string, /is at task 3.*\n.*vagrant provision/);
  assert.doesNotMatch(ask(dotfiles({ kept: 7 }), null, "e.notice") as string, /boot/);
  assert.equal(ask(dotfiles(), null, "e.notice"), null);
});
