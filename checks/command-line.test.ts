import assert from "node:assert/strict";
import { test } from "node:test";
import { readCommandLine } from "./command-line.ts";

test("without arguments all tasks are judged, for people, without a reboot or a reload", () => {
  assert.deepEqual(readCommandLine([]), {
    help: false,
    reboot: false,
    reload: false,
    tasks: undefined,
    reporter: "spec",
  });
});

test("tasks, the reboot, the reload and the reporter are read", () => {
  assert.deepEqual(
    readCommandLine(["--task", "2", "--task=0", "--reboot", "--reload", "--reporter", "tap"]),
    {
      help: false,
      reboot: true,
      reload: true,
      tasks: [2, 0],
      reporter: "tap",
    },
  );
});

test("what is not understood is named", () => {
  assert.throws(() => readCommandLine(["--task", "8"]), /0 to 7, not '8'/);
  assert.throws(() => readCommandLine(["--task", "two"]), /not 'two'/);
  assert.throws(() => readCommandLine(["--reporter", "xml"]), /spec, tap, junit, json, not 'xml'/);
  assert.throws(() => readCommandLine(["--rebot"]), /--rebot/);
});
