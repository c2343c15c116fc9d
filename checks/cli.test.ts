import assert from "node:assert/strict";
import { test } from "node:test";
import { lastTask, taskCount } from "../core/curriculum.ts";
import { readCommandLine } from "./cli.ts";

const byDefault = {
  help: false,
  reboot: false,
  bind: false,
  reload: false,
  kill: false,
  watch: false,
  graph: false,
  verbose: false,
  tasks: undefined,
  reporter: "spec",
  hints: 1,
  output: undefined,
  target: undefined,
  deadline: 30_000,
};

test("without arguments the checks judge all tasks with the spec reporter, and do not change the lab", () => {
  assert.deepEqual(readCommandLine([]), byDefault);
});

test("--task, --reboot, --reload, --reporter and --output are parsed", () => {
  const options = [
    "--task",
    "2",
    "--task=0",
    "--reboot",
    "--reload",
    "--reporter",
    "tap",
    "--output",
    "a.tap",
  ];
  assert.deepEqual(readCommandLine(options), {
    ...byDefault,
    reboot: true,
    reload: true,
    tasks: [2, 0],
    reporter: "tap",
    output: "a.tap",
  });
});

test("--all means each option that changes the lab", () => {
  const all = { bind: true, reboot: true, reload: true, kill: true };
  assert.deepEqual(readCommandLine(["--all"]), { ...byDefault, ...all });
  assert.deepEqual(readCommandLine(["--kill"]), { ...byDefault, kill: true });
});

test("--verbose and --graph are parsed", () => {
  const { verbose, graph } = readCommandLine(["--verbose", "--graph"]);
  assert.deepEqual({ verbose, graph }, { verbose: true, graph: true });
});

test("--hints is parsed", () => {
  assert.equal(readCommandLine(["--hints", "3"]).hints, 3);
  assert.equal(readCommandLine(["--watch", "--hints=2"]).hints, 2);
});

test("--target, --deadline and --watch are parsed", () => {
  const { watch, deadline, target } = readCommandLine([
    "--watch",
    "--target",
    "ssh://a.example",
    "--deadline=5",
  ]);
  assert.deepEqual([watch, deadline, target?.host], [true, 5000, "a.example"]);
});

test("the error names the wrong argument", () => {
  const message = new RegExp(`0 to ${lastTask}, not '${taskCount}'`);
  assert.throws(() => readCommandLine(["--task", `${taskCount}`]), message);
  assert.throws(() => readCommandLine(["--task", "two"]), /not 'two'/);
  assert.throws(
    () => readCommandLine(["--reporter", "xml"]),
    /spec, tap, junit, json, github, html, not 'xml'/,
  );
  assert.throws(() => readCommandLine(["--rebot"]), /--rebot/);
  assert.throws(() => readCommandLine(["--target", "a.example"]), /ssh:\/\/.* not 'a\.example'/);
  for (const text of ["0", "601", "1.5", "soon", ""]) {
    assert.throws(() => readCommandLine(["--deadline", text]), /from 1 to 600/);
  }
  assert.throws(() => readCommandLine(["--output", ""]), /--output/);
  for (const tiers of ["0", "4", "01", ""]) {
    assert.throws(() => readCommandLine(["--hints", tiers]), /--hints must be 1, 2 or 3/);
  }
  for (const other of [
    ["--bind"],
    ["--reboot"],
    ["--reload"],
    ["--kill"],
    ["--all"],
    ["--output", "a"],
    ["--reporter", "json"],
  ]) {
    assert.throws(() => readCommandLine(["--watch", ...other]), /--watch can be combined only with/);
  }
});
