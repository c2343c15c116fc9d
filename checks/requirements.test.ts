import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import { test } from "node:test";
import { execa } from "execa";
import { taskNames } from "../core/curriculum.ts";
import { loadRequirements } from "./load-requirements.ts";

const requirements = await loadRequirements();

test("every title is different, and states a fact", () => {
  assert.equal(new Set(requirements.map(({ title }) => title)).size, requirements.length);
  for (const { title } of requirements) assert.doesNotMatch(title, /\b(should|works?|correctly)\b/, title);
});

test("the folder contains only requirements, each named after its task", async () => {
  const files = (await readdir(new URL("requirements/", import.meta.url))).sort();
  for (const file of files) assert.match(file, /^\d(-[a-z0-9]+)+\.ts$/);
  assert.deepEqual(
    files.map((file) => Number(file[0])),
    requirements.map(({ task }) => task),
  );
});

test("every requirement has a task with a name, and three hints of its own", () => {
  const texts = new Set<string>();
  for (const { title, task, hints } of requirements) {
    assert.ok(task in taskNames, title);
    assert.equal(hints.length, 3, title);
    for (const hint of hints) assert.ok(hint.trim().length > 10, title);
    texts.add(hints.join());
  }
  assert.equal(texts.size, requirements.length);
});

test("a hint names no tool, folder or service that a task does not demand", () => {
  for (const { title, hints } of requirements) {
    for (const hint of hints) {
      assert.doesNotMatch(hint, /vagrant|applab|systemctl \w+ (onepage|dynamic|api|web)\b/i, title);
    }
  }
});

test("bash and shellcheck accept the command of every hint", async (context) => {
  const has = await execa("shellcheck", ["--version"], { reject: false });
  for (const { hints } of requirements) {
    await execa("bash", ["-n"], { input: hints[2] });
    if (has.failed) continue;
    const { stdout } = await execa("shellcheck", ["--shell=bash", "-"], {
      input: `${hints[2]}\n`,
      reject: false,
    });
    assert.equal(stdout, "");
  }
  if (has.failed) context.skip("there is no shellcheck on the PATH");
});

test("the requirements are in the order of their tasks", () => {
  const tasks = requirements.map(({ task }) => task);
  assert.deepEqual(
    tasks,
    tasks.toSorted((a, b) => a - b),
  );
});
