import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { execa } from "execa";
import { project } from "../../core/paths.ts";
import { painter } from "../../core/terminal.ts";
import { mermaidToText } from "./mermaid.ts";
import { readPages, solutionOf } from "./pages.ts";
import { render } from "./render.ts";

const task = (args: string[], env: Record<string, string> = {}) =>
  execa(process.execPath, ["--import", "tsx", "host/tasks/task.ts", ...args], {
    cwd: project,
    reject: false,
    env: { NO_COLOR: "1", ...env },
  });
const colour = "\u001b[";

const page = (text: string) => ({ number: 3, name: "", file: "", text });
const plain = { width: 40, paint: painter(false), solution: false };
const folded =
  "# Task 3: x\n\nBefore.\n\n<details>\n<summary>A solution</summary>\n\nDo *that*:\n\n```sh\nsecret\n```\n\n</details>\n";

test("a page hides its solution, and prints the command that shows it", () => {
  const shown = render(page(folded), plain);
  assert.doesNotMatch(shown, /secret|Do/);
  assert.match(shown, /`npm run task -- 3 --solution`/);
  for (const each of readPages()) {
    const lines = solutionOf(each).split("\n");
    const whole = render(each, plain);
    for (const line of lines.filter((text) => text.length > 40)) assert.ok(!whole.includes(line), line);
  }
});

test("--solution shows the solution", () => {
  const shown = render(page(folded), { ...plain, solution: true });
  assert.match(shown, /\n {4}secret\n/);
  assert.doesNotMatch(shown, /details|summary|folded/);
});

test("text is wrapped at the width of the terminal; commands and code are not", () => {
  const long = `- ${"word ".repeat(30)}\`a command that is not to be broken\`\n\n    ${"code ".repeat(20)}\n`;
  const lines = render(page(long), plain).split("\n");
  assert.ok(lines.filter((line) => !line.startsWith("    ")).every((line) => line.length <= 40));
  assert.ok(lines.some((line) => line.endsWith("`a command that is not to be broken`")));
  assert.ok(lines.includes(`    ${"code ".repeat(20)}`));
});

test("the items of a list have no blank lines between them, and wrapped lines are indented", () => {
  assert.equal(
    render(page("Text.\n\n- one two three four five six seven eight\n- nine\n"), plain),
    "Text.\n\n• one two three four five six seven\n  eight\n• nine\n",
  );
});

test("a diagram is printed as text, with a line for each arrow", () => {
  const flow = ['  you["you: curl"] -->|"GET /"| n["Nginx"]', '  n --> a["one"] & b["two"]', "  a -.-> you"];
  assert.deepEqual(mermaidToText(["flowchart LR", ...flow]), [
    "you: curl → Nginx: GET /",
    "Nginx → one, two",
    "one → you: curl",
  ]);
  const sequence = ["sequenceDiagram", "  participant M as master", "  M->>W: start", "  W-->>M: ready"];
  assert.deepEqual(mermaidToText(sequence), ["master → W: start", "W → master: ready"]);
});

test("no page contains Markdown or Mermaid syntax", () => {
  for (const each of readPages()) {
    const prose = render(each, { ...plain, width: 100 }).replace(/^ {4}.*$/gm, "");
    assert.doesNotMatch(prose, /^#|```|\*\*|\]\(|<\/?details|flowchart|-->/m, each.file);
  }
});

test("the output has colours with FORCE_COLOR, and none in a pipe or with NO_COLOR", async () => {
  assert.ok((await task(["2"], { FORCE_COLOR: "1" })).stdout.includes(colour));
  assert.ok(!(await task(["2"])).stdout.includes(colour));
  assert.ok(!(await task(["2"], { NO_COLOR: "" })).stdout.includes(colour));
});

test("without a number all tasks are listed, and the lab's current task is marked", async () => {
  const folder = mkdtempSync(join(tmpdir(), "task-"));
  try {
    const { stdout } = await task([], { VAGRANT_DOTFILE_PATH: folder });
    assert.equal(stdout.match(/tasks\/\d-/g)?.length, readPages().length);
    assert.doesNotMatch(stdout, /▸/);
    mkdirSync(join(folder, "applab"));
    writeFileSync(join(folder, "applab", "task"), "2\n");
    assert.match((await task([], { VAGRANT_DOTFILE_PATH: folder })).stdout, /^▸ 2 {2}Nginx/m);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("an unknown task and an unexpected argument exit with 2, and the error lists the tasks", async () => {
  for (const [args, words] of [
    [["80"], "There is no task '80'; there are 0 to "],
    [["two"], "There is no task 'two'"],
    [["1", "2"], "unexpected argument '2'"],
    [["--solution"], "--solution needs the number of a task"],
  ] as const) {
    const { exitCode, stdout, stderr } = await task([...args]);
    assert.equal(exitCode, 2);
    assert.equal(stdout, "");
    assert.ok(stderr.startsWith(words), stderr);
  }
});

test("a closed pipe causes no error", async () => {
  const { exitCode, stderr } = await execa("bash", [
    "-c",
    `cd '${project}' && set -o pipefail && '${process.execPath}' --import tsx host/tasks/task.ts 6 | head -n 1`,
  ]);
  assert.equal(exitCode, 0);
  assert.equal(stderr, "");
});

test("a page has the addresses of this lab, and those of the settings where there is none", async () => {
  const folder = mkdtempSync(join(tmpdir(), "applab-addresses-"));
  const machine = join(folder, "machines", "default", "embedded");
  const env = { VAGRANT_DOTFILE_PATH: folder, LAB_SITE_PORT: "", LAB_SERVICE_PORT: "" };
  const address = async (more = {}) =>
    /http:\/\/127\.0\.0\.1:(\d+)\/airbnb-onepage/.exec((await task(["2"], { ...env, ...more })).stdout)?.[1];
  try {
    mkdirSync(join(folder, "applab"), { recursive: true });
    writeFileSync(join(folder, "applab", "ports.json"), '{"22":2222,"80":2200,"5000":2201}');
    assert.equal(await address(), "8080");
    assert.equal(await address({ LAB_SITE_PORT: "9000" }), "9000");
    mkdirSync(machine, { recursive: true });
    writeFileSync(join(machine, "id"), "1");
    assert.equal(await address(), "2200");
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("no asterisk of an emphasis is shown, and those of a command are", () => {
  const text = "# Task 3: x\n\nA *reverse proxy* is **not seen** in `sites-enabled/*` and `conf.d/*`.\n";
  assert.match(
    render(page(text), { ...plain, width: 100 }),
    /A reverse proxy is not seen in `sites-enabled\/\*` and `conf\.d\/\*`\./,
  );
});
