import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { execa } from "execa";
import type { Lab } from "../checks/collect/model.ts";
import { evaluate, type Outcome } from "../checks/judge/evaluate.ts";
import { blockers } from "../checks/judge/graph.ts";
import { linesOf, smallTerminal } from "../checks/reporters/lines.ts";
import { labWith } from "../checks/testing/lab-with.ts";
import { taskNames } from "../core/curriculum.ts";
import { faultsPage } from "./cli/faults-page.ts";
import { requirementsByName } from "./engine/observe.ts";
import { breakScript, fixScript, words } from "./engine/script.ts";
import { loadFaults } from "./load-faults.ts";

const faults = await loadFaults();
const requirements = await requirementsByName();
const folder = new URL("catalogue/", import.meta.url);

test("the catalogue has at least 110 faults, for every task and every difficulty", () => {
  assert.ok(faults.length >= 110, `${faults.length}`);
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

test("the root failures of each fault are those that nothing else among its failures explains: one, or three at most", () => {
  for (const { name, reddens, roots } of faults) {
    const fails = (each: string) => reddens.includes(each);
    const causes = reddens.filter((each) => blockers(each, requirements, fails).length === 0);
    assert.deepEqual(roots.toSorted(), causes.toSorted(), name);
    assert.ok(roots.length <= 3, name);
  }
  const one = faults.filter(({ roots }) => roots.length === 1).length;
  assert.ok(one >= faults.length * 0.88, `${one} of ${faults.length} have one root failure`);
});

test("the result of each fault fits on a terminal of 24 lines with 80 columns", async () => {
  for (const { name, reddens } of faults) {
    const lines = linesOf(outcomeOf(reddens));
    assert.ok(lines <= smallTerminal.lines, `${name} takes ${lines} lines`);
  }
});

/** The result in which these requirements fail. Each says what it says of a lab without anything. */
function outcomeOf(failed: string[]): Outcome {
  const all = [...requirements.values()].map((requirement) => ({
    ...requirement,
    check: (lab: Lab) => {
      const { expected, found } = requirement.check(lab);
      return { holds: !failed.includes(requirement.name), expected, found };
    },
  }));
  return evaluate(all, labWith({}, { exercise: undefined }), undefined);
}

test("docs/faults.md is what 'npm run faults -- --page' prints", () => {
  assert.equal(
    readFileSync(new URL("../docs/faults.md", import.meta.url), "utf8"),
    faultsPage(requirements, faults),
  );
});
