/** The supported Node versions: which they are, and that their test results are counted. */
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { execa } from "execa";
import { project } from "./checkout.ts";
import { promised, runByNode, noOtherNode as skip } from "./other-node.ts";

// In the project's folder, where Node finds tsx.
const folder = mkdtempSync(join(project, "node_modules", ".other-node-"));
after(() => rmSync(folder, { recursive: true }));

test("package.json, the app's package.json and the README name the oldest supported Node", () => {
  const [major, minor, patch] = promised[0].split(".");
  assert.equal(patch, "0");
  for (const file of ["package.json", "app/package.json"]) {
    const { engines } = JSON.parse(readFileSync(join(project, file), "utf8"));
    assert.equal(engines.node, `>=${major}.${minor}`, file);
  }
  assert.match(readFileSync(join(project, "README.md"), "utf8"), new RegExp(` ${major}\\.${minor} or newer`));
});

for (const version of promised) {
  test(`Node ${version} runs TypeScript, and the tests' child processes use the same Node`, {
    skip,
  }, async () => {
    const file = join(folder, `${version}.test.ts`);
    writeFileSync(
      file,
      `import { execFileSync } from "node:child_process";
      import { statSync } from "node:fs";
      import { dirname } from "node:path";
      import { suite, test } from "node:test";
      interface Fact { readonly version: string }
      const { version }: Fact = process;
      suite("a suite", () => {
        test("passes", () => { if (version !== "v${version}") throw new Error(version) });
        test("can be started by any user", () => {
          for (let path = process.execPath; path !== "/"; path = dirname(path))
            if ((statSync(path).mode & 0o001) === 0) throw new Error(path);
        });
        test("the others, too", () => {
          const words = ["-p", "process.version"];
          if (execFileSync("node", words, { encoding: "utf8" }).trim() !== version) throw new Error();
        });
        test("fails", () => { throw new Error("on purpose") });
        test("is skipped", { skip: true }, () => {});
      });`,
    );
    // Its TAP output must not mix with the output of this run.
    const script = `
      const { runByNode } = await import("./tests/other-node.ts");
      console.error(JSON.stringify(await runByNode("${version}", [${JSON.stringify(file)}])));`;
    const words = ["--import", "tsx", "--input-type=module", "--eval", script];
    const { stderr, stdout } = await execa(process.execPath, words, {
      cwd: project,
      env: { NODE_TEST_CONTEXT: undefined },
    });
    const { passed, failed, skipped } = JSON.parse(stderr);
    assert.deepEqual([passed, skipped], [3, 1]);
    // Some Node versions also count the suite of a failed test.
    assert.ok(failed >= 1, stdout);
    assert.match(stdout, /on purpose/);
  });
}

test("a run that cannot start counts as failed", { skip }, async () => {
  const { failed } = await runByNode(promised[0], [join(folder, "no-such-file.test.ts")]);
  assert.ok(failed >= 1);
});
