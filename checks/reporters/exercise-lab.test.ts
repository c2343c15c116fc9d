/** An exercise lab in every reporter, over a real sshd, on a machine without a service. */
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, suite, test } from "node:test";
import { lastTask, taskCount } from "../../core/curriculum.ts";
import { readStartTask } from "../target/start-task.ts";
import { asLab, shellWith } from "../testing/fake-vagrant-lab.ts";
import { violations } from "../testing/json-schema.ts";
import { runChecks } from "../testing/run-checks.ts";
import { noMachine, type OwnMachine, ownMachine } from "../testing/test-machine.ts";
import { nameOf } from "./results.ts";

const lastName = nameOf(lastTask);
const schema = JSON.parse(readFileSync(new URL("report.schema.json", import.meta.url), "utf8"));

suite("an exercise lab", { skip: noMachine }, () => {
  let server: OwnMachine;
  let env: { VAGRANT_DOTFILE_PATH: string };
  before(async () => {
    server = await ownMachine(shellWith("/nonexistent"));
    env = asLab(server, 1);
  });
  after(() => server.stop());
  const run = (...args: string[]) => runChecks(args, { ...env, FORCE_COLOR: undefined });

  test("is reported with its current task, and a line for each task that is not begun", async () => {
    const { code, stdout } = await run();
    assert.equal(code, 1);
    assert.match(
      stdout,
      /\n✘ task 0 development: 1 fails, 1 passes, 4 blocked by: [\s\S]*\n◌ task 1 production: [\s\S]*\ntask 2 Nginx: not begun\ntask 3/,
    );
    assert.match(
      stdout,
      new RegExp(
        `\n${lastName}: not begun\n\n\\d+ of \\d+ requirements pass; tasks 2 to ${lastTask} are not begun\\. `,
      ),
    );
    assert.doesNotMatch(stdout, /port 80/);
  });

  test("tells a task that was done before from one that is not begun", async () => {
    const kept = join(env.VAGRANT_DOTFILE_PATH, "applab", "done.json");
    writeFileSync(kept, JSON.stringify({ machine: "1", done: [0, 1, 2] }));
    const { stdout } = await run();
    assert.match(stdout, /\n✘ task 0 development \(done before\): 1 fails/);
    assert.match(stdout, /\n✘ task 2 Nginx \(done before\): 1 fails/);
    assert.match(stdout, /\ntask 3 parameters: not begun\n/);
    writeFileSync(kept, JSON.stringify({ machine: "another", done: [0, 1, 2] }));
    assert.match((await run()).stdout, /\ntask 2 Nginx: not begun\n/);
  });

  test("is reported in JSON with the state of each task", async () => {
    const { code, stdout } = await run("--reporter", "json");
    assert.equal(code, 1);
    const report = JSON.parse(stdout);
    assert.deepEqual(violations(report, schema), []);
    assert.equal(report.holds, false);
    assert.deepEqual(
      report.tasks.map(({ state }: { state: string }) => state),
      ["red", "blocked", ...Array(taskCount - 2).fill("not begun")],
    );
    assert.ok(report.requirements.every(({ task }: { task: number }) => task < 2));
  });

  test("has skipped tests in TAP and JUnit, grey headings in HTML, and no annotation", async () => {
    const of = async (reporter: string) => (await run("--reporter", reporter)).stdout;
    const [tap, junit, html, github] = await Promise.all(["tap", "junit", "html", "github"].map(of));
    assert.match(tap ?? "", /\nok 3 - task 2 Nginx # SKIP not begun\n/);
    assert.equal(junit?.match(/<skipped type="skipped" message="not begun"\/>/g)?.length, taskCount - 2);
    assert.match(html ?? "", new RegExp(`<section class="later">\n<h2>${lastName} <span>not begun</span>`));
    assert.doesNotMatch(github ?? "", /task [2-9] /);
    assert.match(
      github ?? "",
      new RegExp(`\n\\d+ of \\d+ requirements pass; tasks 2 to ${lastTask} are not begun\\.\n$`),
    );
  });

  test("is judged for any task that is named with --task", async () => {
    const { code, stdout } = await run("--task", "5");
    assert.equal(code, 1);
    assert.match(stdout, /^✘ task 5 web application: 1 fails, 2 not seen, \d+ blocked by: 1, 2 and 3$/m);
    assert.doesNotMatch(stdout, /not begun/);
  });

  test("is recognized only in this folder: any other server is judged for every task", async () => {
    const { stdout } = await runChecks(["--target", server.target], env);
    assert.match(stdout, new RegExp(`\n◌ ${lastName}: 1 blocked by: 1, 2, 3 and 4\n`));
  });
});

test("a task file without a valid number counts as a lab with every task", () => {
  const folder = mkdtempSync(join(tmpdir(), "applab-exercise-"));
  const file = join(folder, "task");
  assert.equal(readStartTask(file), undefined);
  for (const [text, task] of [
    ["3\n", 3],
    ["0", 0],
    [`${taskCount}\n`, undefined],
    ["", undefined],
    ["1 2", undefined],
  ] as const) {
    writeFileSync(file, text);
    assert.equal(readStartTask(file), task, text);
  }
  rmSync(folder, { recursive: true });
});
