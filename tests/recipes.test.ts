/**
 * The recipes for contributors, followed word for word in a copy of the project: the test writes their files, inserts
 * their lines and runs their commands.
 */
import assert from "node:assert/strict";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { execa } from "execa";
import { checkout, project } from "./checkout.ts";

const recipes = readdirSync(join(project, "docs")).filter((file) => /^add-a-.+\.md$/.test(file));

test("there is a recipe for a requirement, a fault, a task and a provider", () => {
  assert.deepEqual(
    recipes.sort(),
    ["fault", "provider", "requirement", "task"].map((what) => `add-a-${what}.md`),
  );
});

for (const recipe of recipes) {
  test(`docs/${recipe} can be followed word for word`, async () => {
    const copy = checkout();
    try {
      const text = readFileSync(join(project, "docs", recipe), "utf8");
      const fences = Array.from(text.matchAll(/^(```+)(\w+)([^\n]*)\n(.*?)^\1$/gms));
      const isCommand = ([, , language, where]: string[]) => language === "sh" && where === "";
      assert.ok(fences.some(isCommand));
      for (const fence of fences) {
        const [, , , where = "", content = ""] = fence;
        if (!isCommand(fence)) put(copy.folder, where, content);
        // Tests of the copy must not report to this run.
        else
          await execa("bash", ["-e"], {
            cwd: copy.folder,
            input: content,
            all: true,
            env: { NODE_TEST_CONTEXT: undefined },
            timeout: 300_000,
          });
      }
    } finally {
      copy.remove();
    }
  });
}

/** Follows the words after a fence's language: writes a file, or lines before or instead of the line with that start. */
function put(folder: string, where: string, content: string): void {
  const [, name = "", place, begin] = /^ file=(\S+)(?: (before|instead)="(.+)")?$/.exec(where) ?? [];
  assert.notEqual(name, "", `what is meant by${where}?`);
  const file = join(folder, name);
  if (place === undefined || begin === undefined) {
    assert.ok(!existsSync(file), `${name} already exists`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    return;
  }
  const lines = readFileSync(file, "utf8").split("\n");
  const [at, ...others] = lines.flatMap((line, index) => (line.startsWith(begin) ? [index] : []));
  assert.ok(
    at !== undefined && others.length === 0,
    `${name} must have exactly one line that begins with ${begin}`,
  );
  lines.splice(at, place === "instead" ? 1 : 0, ...content.split("\n").slice(0, -1));
  writeFileSync(file, lines.join("\n"));
}
