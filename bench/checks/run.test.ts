import assert from "node:assert/strict";
import { test } from "node:test";
import { ofTap } from "./counts.ts";
import { run } from "./run.ts";

const place = { folder: "/", target: [], plain: "/dev/null", kept: "/dev/null" };

const saying = (output: string, exitCode = 0) => ({
  name: "somebody",
  call: () => ({ program: "sh", args: ["-c", `echo '${output}'; exit ${exitCode}`], cwd: "/" }),
  checks: { count: ofTap, expected: (evaluated: number) => evaluated === 2 },
});

test("a complete run in which every test passes has a time", async () => {
  const { seconds, evaluated } = await run(saying("ok 1 a\nok 2 b"), place);
  assert.equal(evaluated, 2);
  assert.ok(seconds > 0 && seconds < 10);
});

test("a run that is incomplete, fails, or has a failed test is rejected with the reason", async () => {
  for (const runner of [saying("ok 1 a"), saying("ok 1 a\nnot ok 2 b"), saying("ok 1 a\nok 2 b", 1)]) {
    await assert.rejects(
      run(runner, place),
      /^Error: somebody cannot be measured.*\n +why: +\d of \d tests passed\n +fix: .*\nok 1 a/,
    );
  }
});
