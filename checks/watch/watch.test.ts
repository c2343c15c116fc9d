import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { suite, test } from "node:test";
import { LabUnreachable } from "../../core/lab-unreachable.ts";
import { testDeadline, waitUntil } from "../../core/wait-until.ts";
import { RequirementUnmet } from "../judge/unmet.ts";
import { resultsOf } from "../reporters/results.ts";
import { requirementWith } from "../testing/requirement-with.ts";
import { commandOf, runChecks } from "../testing/run-checks.ts";
import { noMachine, ownMachine } from "../testing/test-machine.ts";
import { changes, type Round, type Size, screen } from "./render.ts";

const requirement = (title: string, task = 1) => requirementWith({ title, task });
const red = new RequirementUnmet({ holds: false, expected: "200", found: "502,\nno page" }, requirement("b"));
const round = (thrown: Record<string, unknown>, error?: LabUnreachable, notBegun: number[] = []): Round => ({
  at: new Date(2026, 0, 1, 9, 8, 7),
  seconds: 1,
  results: resultsOf({
    judgements: Object.entries(thrown).map(([title, each]) => ({
      requirement: requirement(title),
      thrown: each,
    })),
    notBegun,
  }),
  error,
});
const unreachable = (why: string) => ({
  ...round({}, new LabUnreachable("LAB-401", "No lab.", why, "start it")),
  results: [],
});

test("the first round prints the failed requirements and the summary", () => {
  assert.deepEqual(changes(undefined, round({ a: undefined, b: red })), [
    "09:08:07 ✘ task 1 production: b; expected: 200; found: 502, no page; hint: look there; read: tasks/1-production.md#b",
    "09:08:07 1 of 2 requirements fails.",
  ]);
});

test("a later round prints a line for each change, and nothing without a change", () => {
  const ill = round({ a: undefined, b: red });
  const well = round({ a: undefined, b: undefined });
  assert.deepEqual(changes(ill, ill), []);
  assert.deepEqual(changes(ill, well), [
    "09:08:07 ✔ task 1 production: b",
    "09:08:07 All 2 requirements pass.",
  ]);
  assert.equal(changes(well, ill).length, 1);
  assert.match(
    changes(well, round({ a: new Error("a defect"), b: undefined })).join(),
    /the check itself failed: a defect/,
  );
});

test("a lab that cannot be reached is printed once, and the next result is printed again", () => {
  const gone = unreachable("halted");
  assert.deepEqual(changes(round({ a: red }), gone), ["09:08:07 ! No lab. why: halted fix: start it"]);
  assert.deepEqual(changes(gone, unreachable("halted")), []);
  assert.equal(changes(gone, round({ a: red })).length, 2);
});

test("a requirement that was not seen is printed once with its reason, and does not fail", () => {
  const judgements = [
    { requirement: requirement("a"), thrown: undefined },
    { requirement: requirement("b"), thrown: undefined, notSeen: "there is no perl" },
  ];
  const now = { ...round({}), results: resultsOf({ judgements, notBegun: [] }) };
  assert.deepEqual(changes(undefined, now), [
    "09:08:07 ? task 1 production: b; not seen: there is no perl",
    "09:08:07 All 1 requirements pass. 1 more was not seen.",
  ]);
  assert.deepEqual(changes(now, now), []);
});

test("a requirement that is not applicable is printed once with its reason, and does not fail", () => {
  const results = resultsOf({
    judgements: [
      { requirement: requirement("a"), thrown: undefined },
      { requirement: requirement("b"), thrown: undefined, notApplicable: "there is no IPv6" },
    ],
    notBegun: [],
  });
  const now = { ...round({}), results };
  assert.deepEqual(changes(undefined, now), [
    "09:08:07 – task 1 production: b; not applicable: there is no IPv6",
    "09:08:07 All 1 requirements pass. 1 more is not applicable.",
  ]);
  assert.deepEqual(changes(now, now), []);
});

const shown = (now: Round, size: Size) =>
  screen(now, { colours: false, hints: 1, size, interval: 3, verbose: false });

test("tasks that are not begun are in the summary, and have a line on a terminal", () => {
  const now = round({ a: undefined, b: red }, undefined, [2, 3]);
  const sum = "1 of 2 requirements pass; tasks 2 to 3 are not begun.";
  assert.equal(changes(undefined, now).at(-1), `09:08:07 ${sum}`);
  assert.match(
    shown(now, { rows: 50, columns: 80 }),
    /task 2 Nginx: not begun\ntask 3 parameters: not begun\n\n1 of 2 requirements pass; tasks 2 to 3/,
  );
  // The results of a task that has just begun are printed, even if they pass.
  const begun = resultsOf({
    judgements: [{ requirement: requirement("c", 2), thrown: undefined }],
    notBegun: [3],
  });
  assert.deepEqual(changes(now, { ...now, results: [...now.results, ...begun] }), [
    "09:08:07 ✔ task 2 Nginx: c",
  ]);
});

test("on a terminal each round is drawn again; on a small one each task has one line", () => {
  const now = round({ a: undefined, b: red, c: undefined });
  const large = shown(now, { rows: 50, columns: 80 });
  assert.ok(large.startsWith("\u001b[H\u001b[J"));
  assert.match(
    large,
    / {2}✘ b\n {6}expected: 200\n[\s\S]*task 1 production\n {2}✔ a\n {2}✘ b\n {2}✔ c\n[\s\S]*09:08:07, every 3 s; stop with Ctrl-C\n$/,
  );
  const small = shown(now, { rows: 13, columns: 80 });
  assert.doesNotMatch(small, /✔/);
  assert.match(
    small,
    / {2}✘ b\n[\s\S]*hint: .*\n {6}read: .*\n\n✘ task 1 production: 1 fails, 2 pass\n\n1 of 3 requirements fails/,
  );
  const tiny = shown(now, { rows: 8, columns: 80 });
  assert.match(tiny, / {2}✘ b\n {6}expected: 200\n {6}found: .*\n…\n\n1 of 3 requirements fails/);
  assert.equal(tiny.split("\n").length, 8);
});

test("what is blocked has no lines of its own, and is counted again when it passes", () => {
  const cause = requirement("b");
  const blocked = red.blocked([cause]);
  const ill = round({ a: blocked, b: red, c: blocked });
  const well = round({ a: undefined, b: undefined, c: undefined });
  assert.deepEqual(changes(well, ill).slice(1), ["09:08:07 ◌ 2 blocked by: b"]);
  assert.deepEqual(changes(ill, well), [
    "09:08:07 ✔ task 1 production: b",
    "09:08:07 ✔ 2 more, which were blocked",
    "09:08:07 All 3 requirements pass.",
  ]);
});

/** Listens until its standard input ends. */
const listenOn6000 = `require("net").createServer().listen(6000); process.stdin.resume().on("end", () => process.exit())`;

suite("a watch over a real sshd", { skip: noMachine, concurrency: 2 }, () => {
  test("prints the changes in the lab, and exits after Ctrl-C with the last exit code", async () => {
    const server = await ownMachine();
    const run = runChecks(["--target", server.target, "--task", "1", "--watch"]);
    try {
      assert.ok(
        await waitUntil(testDeadline, async () => /requirements fail/.test(run.stdout())),
        run.stdout(),
      );
      assert.doesNotMatch(run.stdout(), /port 6000/);
      const holder = server.start(process.execPath, "-e", listenOn6000);
      assert.ok(
        await waitUntil(testDeadline, async () => /✘ .*nothing listens on port 6000/.test(run.stdout())),
        run.stdout(),
      );
      holder.stdin?.end();
      assert.ok(
        await waitUntil(testDeadline, async () => /✔ .*nothing listens on port 6000/.test(run.stdout())),
        run.stdout(),
      );
      await server.stop();
      assert.ok(
        await waitUntil(testDeadline, async () => / ! The lab cannot be reached/.test(run.stdout())),
        run.stdout(),
      );
      run.child.kill("SIGINT");
      const { code, stdout } = await run;
      assert.equal(code, 2);
      assert.equal(stdout.match(/requirements fail/g)?.length, 1, stdout);
    } finally {
      run.child.kill("SIGKILL");
      await server.stop();
    }
  });

  test("draws the terminal again in colour, and ends after Ctrl-C", async () => {
    const server = await ownMachine();
    const { NO_COLOR: _, FORCE_COLOR: __, NODE_TEST_CONTEXT: ___, ...env } = process.env;
    const command = commandOf(["--target", server.target, "--task", "1", "--watch"]);
    const quoted = [process.execPath, ...command].map((each) => `'${each}'`).join(" ");
    // script gives the checks a terminal, and types its input. `exec` removes the shell, which would have its own exit code.
    const terminal = spawn("script", ["-qec", `exec ${quoted}`, "/dev/null"], {
      env: { ...env, TERM: "xterm" },
    });
    let shown = "";
    terminal.stdout.on("data", (data: Buffer) => {
      shown += data;
    });
    const ended = new Promise((resolve) => terminal.once("close", resolve));
    try {
      assert.ok(await waitUntil(testDeadline, async () => shown.split("\u001b[H\u001b[J").length > 2), shown);
      assert.ok(shown.includes("\u001b[31m✘\u001b[39m"), shown);
      terminal.stdin.write("\u0003");
      assert.equal(await ended, 1);
    } finally {
      terminal.kill("SIGKILL");
      await server.stop();
    }
  });
});
