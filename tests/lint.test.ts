import { dirname } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { execa } from "execa";

const project = execa({ cwd: dirname(dirname(fileURLToPath(import.meta.url))), all: true });

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
