import assert from "node:assert/strict";
import { test } from "node:test";
import { execaSync } from "execa";
import { labWith } from "../../checks/testing/lab-with.ts";
import { project } from "../../core/paths.ts";
import { Refused } from "../engine/command-refused.ts";
import { failingRequirements } from "../engine/observe.ts";
import { loadFaults } from "../load-faults.ts";
import { availableFaults, leavesFiles, taskOf, unitsOf } from "./available-faults.ts";

const faults = await loadFaults();

test("every fault is available in a lab with every task solved", () => {
  assert.deepEqual(
    availableFaults(faults, { exercise: undefined, unsolved: undefined, units: {} }, "7-hiccup"),
    faults,
  );
});

test("in an exercise lab only faults of the earlier tasks with a requirement of these tasks are available", () => {
  for (const exercise of [1, 2, 5]) {
    const can = availableFaults(faults, { exercise, unsolved: exercise, units: {} }, undefined);
    assert.ok(can.length > 0);
    for (const { name, task, reddens } of can) {
      assert.ok(task < exercise, name);
      assert.ok(
        reddens.some((each) => Number(each[0]) < exercise),
        name,
      );
    }
  }
});

test("a fault of a task that is not begun is rejected, and the error names the missing solution", () => {
  assert.throws(
    () => availableFaults(faults, { exercise: 2, unsolved: 2, units: {} }, "3-baggage"),
    (error: Refused) => {
      assert.ok(error instanceof Refused);
      assert.equal(error.message, "The lab is not broken: 3-baggage needs the lab's own solution of task 3.");
      assert.match(`${error.why} ${error.fix}`, /from task 2 on,.* npm run solve -- 3/);
      return true;
    },
  );
  assert.throws(
    () => availableFaults(faults, { exercise: 0, unsolved: 0, units: {} }, undefined),
    /none of its tasks is solved/,
  );
});

test("of the tasks that the learner solved a lab can have the faults that change no file, and no others", () => {
  const own = { exercise: 1, unsolved: 4, units: { onepage: "onepage", dynamic: "dynamic" } };
  const can = availableFaults(faults, own, undefined).map(({ name }) => name);
  for (const name of ["0-another-word", "1-bad-gateway", "2-nobody-home", "3-numbers-unavailable"])
    assert.ok(can.includes(name), name);
  for (const name of ["2-wrong-door", "1-moved-house", "4-no-data"]) assert.ok(!can.includes(name), name);
  assert.throws(() => availableFaults(faults, own, "2-wrong-door"), {
    why: "you solved task 2 yourself, and a fault never changes your files",
  });
});

test("a lab whose units have other names can have the faults that ask for a service's unit, and not those that name it", () => {
  const own = { exercise: 1, unsolved: 4, units: { onepage: "course@onepage" } };
  const those = availableFaults(faults, own, undefined).map(({ name }) => name);
  assert.ok(those.includes("2-nobody-home") && those.includes("1-bad-gateway"), `${those}`);
  assert.ok(!those.includes("1-locked-out") && !those.includes("3-numbers-unavailable"), `${those}`);
  assert.throws(() => availableFaults(faults, own, "1-locked-out"), {
    why: "no unit onepage.service has a port of your solution",
  });
  assert.throws(() => availableFaults(faults, own, "3-numbers-unavailable"), {
    why: "no unit of the system's has port 5001, and no other port, in your solution",
  });
});

test("the units of a lab are those of the system that have one port each", () => {
  const lab = labWith({
    units: `5000 course@onepage.service
5001 both.service
5002 both.service
5003 web.service 1000

Id=course@onepage.service

Id=both.service

Id=web.service`,
  });
  assert.deepEqual(unitsOf(lab), { onepage: "course@onepage" });
});

test("a fault that changes no file of a solution asks for a service's unit, unless it needs a path of the project's own unit", () => {
  const naming = faults.filter(
    (fault) =>
      leavesFiles(fault) &&
      /(?<![$\w-])(onepage|dynamic|api|web)\b/.test(
        `${fault.break}\n${fault.fix}`.replaceAll("airbnb-onepage", ""),
      ),
  );
  assert.deepEqual(
    naming.filter(({ task }) => task > 0).map(({ name }) => name),
    ["1-locked-out"],
  );
});

test("in an exercise lab only the requirements of the earlier tasks count as failing", async () => {
  const lab = (exercise: number | undefined) => labWith({}, { exercise, unsolved: exercise });
  assert.deepEqual((await failingRequirements(lab(1))).all.sort(), [
    "0-answers",
    "0-listens",
    "0-loopback",
    "0-page",
    "0-page-without-slash",
    "0-unknown-path",
  ]);
  assert.ok((await failingRequirements(lab(undefined))).all.includes("5-page"));
});

test("a fault needs the task that brings the service, the unit or the site that it changes", () => {
  const needs = (name: string) =>
    taskOf(faults.find((fault) => fault.name === name) as (typeof faults)[number]);
  // The page's file is there from task 0 on, its unit from task 1 on.
  for (const { name, task } of faults) if (task === 0) assert.equal(needs(name), 0, name);
  assert.equal(needs("1-locked-out"), 1);
  assert.equal(needs("2-half-typed"), 2);
  assert.equal(needs("4-ill"), 4);
  for (const fault of faults) assert.ok(taskOf(fault) >= fault.task, fault.name);
});

test("a fault that edits the site finds what it edits in the site of the task that it needs", () => {
  const script = `. provision/site.sh
    site=$(site_until "$1" nginx/applab.conf)
    [[ $(sed "$2" <<<"$site") != "$site" ]]`;
  for (const fault of faults) {
    const task = taskOf(fault);
    for (const [, expression = ""] of fault.break.matchAll(/\bedit \$site '([^']*)'/g)) {
      const { exitCode } = execaSync("bash", ["-c", script, "-", `${task}`, expression], {
        cwd: project,
        reject: false,
      });
      assert.equal(exitCode, 0, `${fault.name}, at task ${task}: ${expression}`);
    }
  }
});
