import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { test } from "node:test";
import { execa } from "execa";
import { taskNames } from "../core/curriculum.ts";
import { allDependencies } from "./judge/graph.ts";
import { loadRequirements } from "./load-requirements.ts";
import { graphInMarkdown } from "./print-graph.ts";

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

const nodes = new Map(requirements.map((requirement) => [requirement.name, requirement]));

test("a requirement depends only on others that exist, of its own task or an earlier one, and never on itself", () => {
  for (const { name, task, dependsOn } of requirements) {
    assert.equal(new Set(dependsOn).size, dependsOn.length, name);
    for (const each of dependsOn) assert.ok((nodes.get(each)?.task ?? 9) <= task, `${name}: ${each}`);
    assert.ok(!allDependencies(name, nodes).has(name), `${name} depends on itself`);
  }
});

test("no dependency follows from another one of the same requirement", () => {
  for (const { name, dependsOn } of requirements) {
    for (const each of dependsOn) {
      const others = dependsOn.filter((other) => other !== each);
      const through = others.find((other) => allDependencies(other, nodes).has(each));
      assert.equal(through, undefined, `${name}: ${each} follows from ${through}`);
    }
  }
});

test("a requirement that every lab can be asked about depends on none that needs an option", () => {
  for (const { name, needs } of requirements.filter((each) => each.needs === undefined)) {
    const asked = [...allDependencies(name, nodes)].filter((each) => nodes.get(each)?.needs !== needs);
    assert.deepEqual(asked, [], name);
  }
});

test("docs/requirements.md is what --graph prints", async () => {
  const page = new URL("../docs/requirements.md", import.meta.url);
  assert.equal(await readFile(page, "utf8"), graphInMarkdown(requirements));
});
