/** The reporters' output for a real run over a real sshd, in which some requirements pass and others fail. */
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, suite, test } from "node:test";
import { violations } from "../testing/json-schema.ts";
import { runChecks } from "../testing/run-checks.ts";
import { noMachine, type OwnMachine, ownMachine } from "../testing/test-machine.ts";
import { annotation } from "./github.ts";

const schema = JSON.parse(readFileSync(new URL("report.schema.json", import.meta.url), "utf8"));

suite("reporters", { skip: noMachine }, () => {
  let server: OwnMachine;
  /** How many requirements are judged for task 1, and how many of these are blocked: all but two. */
  let all: number;
  let blocked: number;
  let folder: string;
  before(async () => {
    server = await ownMachine();
    const { requirements } = JSON.parse((await run(["--reporter", "json"])).stdout);
    all = requirements.length;
    const count = (wanted: string) =>
      requirements.filter(({ state }: { state: string }) => state === wanted).length;
    blocked = count("blocked");
    assert.deepEqual([count("fails"), count("passes")], [1, 1]);
    assert.equal(blocked, all - 2);
    folder = mkdtempSync(join(tmpdir(), "applab-report-"));
  });
  after(async () => {
    await server.stop();
    rmSync(folder, { recursive: true });
  });
  // No service runs here: of task 1 only the requirement about the free port passes, and one of task 0 blocks the others.
  const run = (args: string[], env = {}, nodeOptions: string[] = []) =>
    runChecks(["--target", server.target, "--task", "1", ...args], env, nodeOptions);

  test("spec prints no colours into a file, unless FORCE_COLOR is set", async () => {
    const { code, stdout } = await run([], { FORCE_COLOR: undefined });
    assert.equal(code, 1);
    assert.ok(!stdout.includes("\u001b"));
    assert.match(
      stdout,
      /^ {2}✘ a process listens on port 5000\n {6}expected: .*\n {6}found: {4}.*\n {6}hint: {5}\S.*\n {6}read: {5}tasks\/0-development\.md#\S+\n\n/,
    );
    assert.ok(stdout.includes("\n✘ task 0 development: 1 fails\n"), stdout);
    const line = `\n◌ task 1 production: 1 passes, ${blocked} blocked by: a process listens on port 5000\n`;
    assert.ok(stdout.includes(line), stdout);
    assert.ok(stdout.includes(`\n1 of ${all} requirements fails; ${blocked} more are blocked. (`), stdout);
    assert.match(stdout, / \(\d+\.\d s\)\nMore hints: .*--hints 2.*\n$/);
    assert.doesNotMatch(stdout, /compare:|command:/);
    assert.ok((await run([], { FORCE_COLOR: "1", NO_COLOR: undefined })).stdout.includes("\u001b[31m✘"));
  });

  test("spec prints a line for each requirement with --verbose, after what fails", async () => {
    const { code, stdout } = await run(["--verbose"]);
    assert.equal(code, 1);
    const [, list = ""] = stdout.split(/^task 1 production$/m);
    assert.match(stdout, /^ {2}✘ a process listens on port 5000\n {6}expected: /);
    assert.match(list, / {2}✔ nothing listens on port 6000\n/);
    assert.equal(
      list.match(/ {2}◌ .*\n {6}blocked by: a process listens on port 5000\n/g)?.length,
      blocked,
      stdout,
    );
  });

  test("spec prints as many hints as --hints demands", async () => {
    const two = (await run(["--hints", "2"])).stdout;
    assert.match(two, / {6}hint: {5}\S.*\n {6}compare: {2}\S.*\n {6}read: {5}tasks/);
    assert.match(two, /\nMore hints: .*--hints 3.*\n$/);
    const three = (await run(["--hints", "3"])).stdout;
    assert.match(three, / {6}compare: {2}\S.*\n {6}command: {2}\S.*\n {6}read: {5}tasks/);
    assert.match(three, /s\)\n$/);
  });

  test("the JSON report is valid under its schema", async () => {
    const { code, stdout } = await run(["--reporter", "json"]);
    assert.equal(code, 1);
    const report = JSON.parse(stdout);
    assert.deepEqual(violations(report, schema), []);
    assert.equal(report.holds, false);
    assert.equal(report.requirements.length, all);
    assert.deepEqual(report.tasks, [
      { task: 0, name: "development", state: "red" },
      { task: 1, name: "production", state: "blocked" },
    ]);
    const causes = report.requirements.flatMap((each: { blockedBy?: string[] }) => each.blockedBy ?? []);
    assert.deepEqual(causes, Array(blocked).fill("a process listens on port 5000"));
    assert.ok(Math.abs(Date.parse(report.time) - Date.now()) < 60_000);
    // The schema rejects these reports.
    for (const spoil of [
      { ...report, holds: "no" },
      { ...report, requirements: [] },
      { ...report, more: 1 },
      { ...report, requirements: [{ ...report.requirements[0], task: -1 }] },
      { ...report, requirements: [{ task: 1, title: "x", holds: false, read: "y" }] },
      { ...report, tasks: [{ ...report.tasks[0], state: "ill" }] },
      { ...report, requirements: report.requirements.map((each: object) => ({ ...each, hints: ["look"] })) },
    ]) {
      assert.notDeepEqual(violations(spoil, schema), []);
    }
  });

  test("a lab that cannot be reached is an error in every reporter", async () => {
    const target = ["--target", "ssh://nobody@127.0.0.1:1"];
    const of = async (reporter: string) => {
      const { code, stdout } = await runChecks([...target, "--reporter", reporter]);
      assert.equal(code, 2);
      return stdout;
    };
    const report = JSON.parse(await of("json"));
    assert.deepEqual(violations(report, schema), []);
    assert.match(report.error.fix, /\S/);
    assert.equal(report.error.mend, report.error.fix);
    assert.match(
      await of("tap"),
      /^TAP version 13\nBail out! The lab cannot be reached over ssh\. why: .*\n$/,
    );
    assert.match(
      await of("junit"),
      /<testsuites>[\s\S]* errors="1"[\s\S]*<error type="LabUnreachable" message="The lab/,
    );
    assert.match(
      await of("github"),
      /^::error title=The lab cannot be reached over ssh\.::why: .*%0Afix: .*\n$/,
    );
    assert.match(await of("html"), /<h1 class="bad">The lab cannot be reached over ssh\.<\/h1>/);
    assert.equal(await of("spec"), "");
  });

  test("a check error is neither a pass nor a failed requirement", async () => {
    const broken = ["--import", "data:text/javascript,Date.parse = () => { throw new Error('a defect'); }"];
    const args = ["--target", server.target, "--task", "5"];
    const json = await runChecks([...args, "--reporter", "json"], {}, broken);
    assert.equal(json.code, 2);
    const report = JSON.parse(json.stdout);
    assert.deepEqual(violations(report, schema), []);
    assert.equal(
      report.requirements.filter((each: { fault?: string }) => each.fault === "a defect").length,
      1,
    );
    const people = await runChecks(args, {}, broken);
    assert.match(
      people.stdout,
      /the check itself failed: Error: a defect[\s\S]*1 of \d+ requirements could not be judged/,
    );
    assert.equal(people.code, 2);
  });

  test("the github reporter prints an error for each requirement that fails, and a warning for each task that is blocked", async () => {
    const { code, stdout } = await run(["--reporter", "github"]);
    assert.equal(code, 1);
    const lines = stdout.trimEnd().split("\n");
    const [error = "", warning = "", sum] = lines;
    assert.equal(lines.length, 3, stdout);
    assert.match(
      error,
      /^::error title=task 0 development%3A [^:]+::expected: .*%0Afound: .*%0Ahint: .*%0Acompare: .*%0Acommand: .*%0Aread: /,
    );
    assert.match(
      warning,
      /^::warning title=task 1 production%3A \d+ blocked::blocked by: a process listens on port 5000%0A- /,
    );
    assert.equal(warning.split("%0A- ").length, blocked + 1);
    assert.equal(sum, `1 of ${all} requirements fails; ${blocked} more are blocked.`);
  });

  test("TAP and JUnit have a result for each requirement", async () => {
    const tap = await run(["--reporter", "tap"]);
    assert.equal(tap.stdout.match(/^ {4}(not )?ok \d/gm)?.length, all);
    // Blocked is not passed.
    assert.equal(tap.stdout.match(/^ {4}not ok \d/gm)?.length, all - 1);
    assert.equal(tap.stdout.match(/blocked by: a process listens on port 5000/g)?.length, blocked);
    const file = join(folder, "report.xml");
    const junit = await run(["--reporter", "junit", "--output", file]);
    assert.equal(junit.code, 1);
    assert.equal(junit.stdout, "");
    const xml = readFileSync(file, "utf8");
    assert.equal(xml.match(/<testcase /g)?.length, all);
    assert.equal(xml.match(/<failure /g)?.length, all - 1);
    assert.equal(xml.match(/<failure [^>]*message="blocked by: a process listens/g)?.length, blocked);
  });

  test("a report that cannot be written is reported with exit code 2", async () => {
    const { code, stderr } = await run([
      "--reporter",
      "html",
      "--output",
      join(folder, "none", "report.html"),
    ]);
    assert.equal(code, 2);
    assert.match(stderr, /The report cannot be written\.\n {2}why: .*ENOENT/);
  });
});

test("the lab's output cannot become a command to GitHub's runner", () => {
  assert.equal(
    annotation("error", "a: b, 100 %", "x\r\n::set-output name=y::z"),
    "::error title=a%3A b%2C 100 %25::x%0D%0A::set-output name=y::z\n",
  );
});
