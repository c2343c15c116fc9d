import assert from "node:assert/strict";
import { test } from "node:test";
import type { NamedRequirement } from "../collect/model.ts";
import { labWith } from "../testing/lab-with.ts";
import { requirementWith } from "../testing/requirement-with.ts";
import { evaluate } from "./evaluate.ts";
import { RequirementUnmet } from "./unmet.ts";

const lab = (exercise?: number) => labWith({}, { exercise });

/** A requirement of each task from 0 to 7; the requirements of the named tasks fail. */
const requirements = (...red: number[]): NamedRequirement[] =>
  [0, 1, 2, 3, 4, 5, 6, 7].map((task) =>
    requirementWith({
      task,
      title: `${task}`,
      check: () => ({ holds: !red.includes(task), expected: "", found: "" }),
    }),
  );

/** The judged tasks, with a mark at failed ones, and the tasks that are not begun. */
function judged(red: number[], exercise: number | undefined, tasks?: number[]) {
  const { judgements, notBegun } = evaluate(requirements(...red), lab(exercise), tasks);
  const shown = judgements.map(
    ({ requirement: { task }, thrown }) => `${task}${thrown instanceof RequirementUnmet ? "!" : ""}`,
  );
  return [shown.join(" "), notBegun.join(" ")];
}

test("every task is judged in a lab with every task solved", () => {
  assert.deepEqual(judged([2, 3], undefined), ["0 1 2! 3! 4 5 6 7", ""]);
});

test("in an exercise lab the tasks after the first task that fails are not judged", () => {
  assert.deepEqual(judged([2, 3, 4, 5, 6, 7], 2), ["0 1 2!", "3 4 5 6 7"]);
  assert.deepEqual(judged([0, 1, 2, 3, 4, 5, 6, 7], 0), ["0!", "1 2 3 4 5 6 7"]);
  assert.deepEqual(judged([7], 7), ["0 1 2 3 4 5 6 7!", ""]);
});

test("a task that you solved yourself counts as begun", () => {
  assert.deepEqual(judged([5, 6, 7], 2), ["0 1 2 3 4 5!", "6 7"]);
  assert.deepEqual(judged([], 2), ["0 1 2 3 4 5 6 7", ""]);
});

test("an earlier task that fails hides no later task", () => {
  assert.deepEqual(judged([1, 2, 3, 4, 5, 6, 7], 2), ["0 1! 2!", "3 4 5 6 7"]);
  assert.deepEqual(judged([1], 2), ["0 1! 2 3 4 5 6 7", ""]);
});

test("a task that is named with --task is judged, begun or not", () => {
  assert.deepEqual(judged([2, 3, 4, 5], 2, [5]), ["5!", ""]);
});

test("the tasks after a check error are not judged", () => {
  const broken = requirements(3);
  const [, , second] = broken as [NamedRequirement, NamedRequirement, NamedRequirement];
  second.check = () => {
    throw new Error("a defect");
  };
  const { judgements, notBegun } = evaluate(broken, lab(1), undefined);
  assert.match(String(judgements.at(-1)?.thrown), /a defect/);
  assert.deepEqual(notBegun, [3, 4, 5, 6, 7]);
});

/** The name of each requirement that does not pass, with what blocks it. */
function failing(graph: Record<string, string[]>, failed: string[], tasks?: number[]) {
  const all = Object.entries(graph).map(([name, dependsOn]) =>
    requirementWith({
      title: name,
      task: Number(name[0]),
      dependsOn,
      check: () => ({ holds: !failed.includes(name), expected: "", found: "" }),
    }),
  );
  const { judgements } = evaluate(all, lab(), tasks);
  return judgements.flatMap(({ requirement, thrown }) =>
    thrown instanceof RequirementUnmet
      ? [[requirement.name, ...thrown.blockedBy.map(({ name }) => name)].join(" < ")]
      : [],
  );
}

const graph = { "0-a": [], "0-b": ["0-a"], "1-c": ["0-b"], "1-d": [], "2-e": ["1-c", "1-d"] };

test("a requirement is blocked if anything that it depends on fails, directly or through others", () => {
  assert.deepEqual(failing(graph, ["0-a", "0-b", "1-c"]), ["0-a", "0-b < 0-a", "1-c < 0-a"]);
  assert.deepEqual(failing(graph, ["0-a", "1-c"]), ["0-a", "1-c < 0-a"]);
  assert.deepEqual(failing(graph, ["0-a", "1-d", "2-e"]), ["0-a", "1-d", "2-e < 0-a < 1-d"]);
  assert.deepEqual(failing(graph, ["1-c", "2-e"]), ["1-c", "2-e < 1-c"]);
});

test("a requirement that passes is never blocked", () => {
  assert.deepEqual(failing(graph, ["0-a"]), ["0-a"]);
});

test("with --task the causes in other tasks are among the results, and nothing else of them", () => {
  assert.deepEqual(failing(graph, ["0-a", "0-b", "1-c", "1-d"], [1]), ["0-a", "1-c < 0-a", "1-d"]);
  assert.deepEqual(failing(graph, ["0-a", "0-b", "1-d"], [1]), ["1-d"]);
});

test("an error in a check blocks nothing", () => {
  const [first, second] = [
    requirementWith({ title: "a" }),
    requirementWith({
      title: "b",
      dependsOn: ["a"],
      check: () => ({ holds: false, expected: "", found: "" }),
    }),
  ];
  first.check = () => {
    throw new Error("a defect");
  };
  const thrown = evaluate([first, second], lab(), undefined).judgements.map((each) => each.thrown);
  assert.ok(!(thrown[0] instanceof RequirementUnmet));
  assert.deepEqual((thrown[1] as RequirementUnmet).blockedBy, []);
});

test("in an exercise lab a task that was done before has begun, whatever fails before it now", () => {
  const { judgements, notBegun } = evaluate(requirements(1, 4, 5, 6, 7), lab(1), undefined, [1, 2, 3]);
  assert.deepEqual([...new Set(judgements.map(({ requirement }) => requirement.task))], [0, 1, 2, 3]);
  assert.deepEqual(notBegun, [4, 5, 6, 7]);
});
