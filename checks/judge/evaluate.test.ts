import assert from "node:assert/strict";
import { test } from "node:test";
import type { Requirement } from "../collect/model.ts";
import { labWith } from "../testing/lab-with.ts";
import { evaluate } from "./evaluate.ts";
import { RequirementUnmet } from "./unmet.ts";

const lab = (exercise?: number) => labWith({}, { exercise });

/** A requirement of each task from 0 to 7; the requirements of the named tasks fail. */
const requirements = (...red: number[]): Requirement[] =>
  [0, 1, 2, 3, 4, 5, 6, 7].map((task) => ({
    task,
    title: `${task}`,
    hints: ["look", "compare", "see"],
    check: () => ({ holds: !red.includes(task), expected: "", found: "" }),
  }));

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
  const [, , second] = broken as [Requirement, Requirement, Requirement];
  second.check = () => {
    throw new Error("a defect");
  };
  const { judgements, notBegun } = evaluate(broken, lab(1), undefined);
  assert.match(String(judgements.at(-1)?.thrown), /a defect/);
  assert.deepEqual(notBegun, [3, 4, 5, 6, 7]);
});
