import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { execa } from "execa";
import { taskNames } from "../core/curriculum.ts";
import { requirementsByName } from "./engine/observe.ts";
import { breakScript, fixScript } from "./engine/script.ts";
import { loadFaults } from "./load-faults.ts";

const faults = await loadFaults();
const requirements = await requirementsByName();
const folder = new URL("catalogue/", import.meta.url);

test("the catalogue has at least 45 faults, for every task and every difficulty", () => {
  assert.ok(faults.length >= 45, `${faults.length}`);
  const numbers = (key: "task" | "difficulty") => [...new Set(faults.map((fault) => fault[key]))].sort();
  assert.deepEqual(numbers("task"), [...taskNames.keys()]);
  assert.deepEqual(numbers("difficulty"), [1, 2, 3, 4, 5]);
});

test("the folder contains only faults of at most 40 lines, named after their task", () => {
  for (const file of readdirSync(folder)) {
    assert.match(file, /^\d(-[a-z0-9]+)+\.ts$/);
    assert.ok(readFileSync(new URL(file, folder), "utf8").split("\n").length <= 40, file);
  }
  for (const { name, task } of faults) assert.equal(name[0], `${task}`, name);
});

test("every title, symptom, lesson and list of hints is different", () => {
  for (const key of ["title", "symptom", "teaches", "hints"] as const) {
    const texts = faults.map((fault) => JSON.stringify(fault[key]).toLowerCase());
    assert.deepEqual(
      texts.filter((text, index) => texts.indexOf(text) !== index),
      [],
    );
  }
});

for (const { name, title, symptom, hints, teaches, reddens, ...fault } of faults) {
  test(`${name} has three hints and all texts, and its symptom names no cause`, () => {
    assert.equal(hints.length, 3);
    for (const text of [title, symptom, teaches, ...hints]) assert.ok(text.trim().length > 15, text);
    assert.doesNotMatch(title, /\b(should|works?|correctly)\b/);
    assert.match(hints[2], /^In the lab: /);
    assert.doesNotMatch(symptom, /nginx|systemd|tmux|express|\bunit\b|\bport (80|500[1-3])\b/i);
  });

  test(`${name} names existing requirements, each once`, () => {
    assert.ok(reddens.length > 0);
    assert.deepEqual(
      reddens.filter((each, index) => !requirements.has(each) || reddens.indexOf(each) !== index),
      [],
    );
    const needs = reddens.flatMap((each) => requirements.get(each)?.needs ?? []);
    for (const each of needs)
      assert.equal(fault.needs, each, "the fault does not name the option that its requirement needs");
  });
}

test("bash and shellcheck accept the break and the fix of every fault", async (context) => {
  const has = await execa("shellcheck", ["--version"], { reject: false });
  for (const fault of faults) {
    for (const script of [breakScript(fault), fixScript(fault)]) {
      await execa("bash", ["-n"], { input: script });
      const body = /<<'FAULT'\n(.*)\nFAULT\n$/s.exec(script)?.[1] ?? "";
      await execa("bash", ["-n"], { input: body });
    }
  }
  if (has.failed) return context.skip("there is no shellcheck on the PATH");
  const all = faults.map(
    (fault, index) => `b${index}() {\n${fault.break}\n}\nf${index}() {\n${fault.fix}\n}`,
  );
  const words = /<<'FAULT'\n(.*?)rm -rf/s.exec(breakScript(faults[0] as (typeof faults)[0]))?.[1] ?? "";
  const ignored = ["SC2034", "SC2164", "SC2317", "SC2329", "SC2016"].map((code) => `--exclude=${code}`);
  const { stdout } = await execa("shellcheck", ["--shell=bash", ...ignored, "-"], {
    input: `${words}\n${all.join("\n")}`,
    reject: false,
  });
  assert.equal(stdout, "");
});

test("every requirement fails under at least one fault", () => {
  const seen = new Set(faults.flatMap(({ reddens }) => reddens));
  assert.deepEqual(
    [...requirements.keys()].filter((name) => !seen.has(name)),
    [],
  );
});
