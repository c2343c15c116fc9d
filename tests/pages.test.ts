/** The task pages: they match the requirements and the faults, and their solutions are folded. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { execa } from "execa";
import { loadRequirements } from "../checks/load-requirements.ts";
import { taskNames } from "../core/curriculum.ts";
import { loadFaults } from "../faults/load-faults.ts";
import { readPages, solutionOf } from "../host/tasks/pages.ts";

const pages = readPages();
const requirements = await loadRequirements();
const faults = await loadFaults();

test("each task has a page with its number and its name", () => {
  assert.deepEqual(Object.fromEntries(pages.map(({ number, name }) => [number, name])), { ...taskNames });
});

for (const { number, file, text } of pages) {
  const [before = "", , after = ""] = text.split(/^<details>$|^<\/details>$/m);

  test(`${file} has a heading for each requirement of its task, and no other`, () => {
    const [, section = ""] = before.split(/^## What the checks look at$/m);
    assert.deepEqual(
      Array.from(section.matchAll(/^### (.+)$/gm), ([, title]) => title).sort(),
      requirements.flatMap(({ task, title }) => (task === number ? [title] : [])).sort(),
    );
  });

  test(`${file} names for each mistake a fault of its task or of an earlier task`, () => {
    const [, mistakes = ""] = before.split(/^## Common mistakes$|^## What comes next$/m);
    for (const mistake of mistakes.split(/^- /m).slice(1)) assert.match(mistake, /npm run break -- /);
    const named = Array.from(before.matchAll(/npm run break -- (\S+?)[`,.]/g), ([, name]) => name);
    const ofTask = faults.filter(({ task }) => task <= number).map(({ name }) => name);
    assert.ok(named.length > 0);
    assert.deepEqual(
      named.filter((name) => !ofTask.includes(name as string)),
      [],
    );
  });

  test(`${file} has its parts in order, a picture, and no text after the solution`, () => {
    const headings = Array.from(before.matchAll(/^## (.+)$/gm), ([, heading]) => heading);
    assert.deepEqual(headings, [
      "What to build",
      "What to try",
      "How to see it",
      "What the checks look at",
      "Common mistakes",
      "What comes next",
    ]);
    assert.match(before, /^```mermaid\n/m);
    assert.equal(after.trim(), "");
  });

  test(`${file} takes three minutes at most before its first command, at 150 words a minute`, () => {
    // Slow enough for a technical text in a second language. The picture is not read word by word.
    const [prose = ""] = before.replace(/^```mermaid\n.*?^```$/ms, "").split(/^ {4}/m);
    const words = prose.split(/\s+/).length;
    assert.ok(words > 100 && words <= 3 * 150, `${words} words`);
  });

  test(`${file} shows no line of its solution before the fold`, () => {
    const lines = solutionOf({ text })
      .split("\n")
      .map((line) => line.trim());
    assert.ok(lines.length > 5);
    for (const line of lines.filter(
      (each) =>
        each.length >= 20 &&
        each !== "sudo systemctl daemon-reload" &&
        each !== "sudo systemctl reload nginx",
    ))
      assert.ok(!before.includes(line), line);
  });

  test(`${file} has a solution that bash and shellcheck accept`, async () => {
    const input = `set -e\n${solutionOf({ text })}`;
    await execa("bash", ["-n"], { input });
    // A list of process ids must be split.
    await execa("shellcheck", ["--shell=bash", "--exclude=SC2086", "-"], { input, all: true });
  });
}
