import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { test } from "node:test";
import { commandOf } from "./testing/run-checks.ts";
import { noMachine, ownMachine } from "./testing/test-machine.ts";

test("the checks exit with 2 if their output cannot be written", {
  skip: existsSync("/dev/full") ? noMachine : "there is no /dev/full",
}, async () => {
  const server = await ownMachine();
  try {
    const command = [process.execPath, ...commandOf(["--target", server.target, "--task", "1"])];
    const { NODE_TEST_CONTEXT: _, ...env } = process.env;
    const { status, stderr } = spawnSync("sh", ["-c", '"$@" >/dev/full', "sh", ...command], {
      env,
      encoding: "utf8",
    });
    assert.equal(status, 2, stderr);
    assert.match(stderr, /ENOSPC/);
  } finally {
    await server.stop();
  }
});
