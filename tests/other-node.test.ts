/** The Nodes that are promised: which they are, and that tests are run by them and counted. */
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { execa } from "execa";
import { project } from "./checkout.ts";
import { promised, runByNode, noOtherNode as skip } from "./other-node.ts";

// Among the project's files, where tsx is found.
const folder = mkdtempSync(join(project, "node_modules", ".other-node-"));
after(() => rmSync(folder, { recursive: true }));

test("the oldest is the one that package.json, the app's and the README promise", () => {
  const [major, minor, patch] = promised[0].split(".");
  assert.equal(patch, "0");
  for (const file of ["package.json", "app/package.json"]) {
    const { engines } = JSON.parse(readFileSync(join(project, file), "utf8"));
    assert.equal(engines.node, `>=${major}.${minor}`, file);
  }
  assert.match(readFileSync(join(project, "README.md"), "utf8"), new RegExp(` ${major}\\.${minor} or newer`));
});

for (const version of promised) {
  test(`Node ${version} runs what is written in TypeScript, and so does what its tests start`, {
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
        test("may be started by anybody", () => {
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
    // Its words are not this run's.
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
    // Some Nodes count the suite that a failed test is in.
    assert.ok(failed >= 1, stdout);
    assert.match(stdout, /on purpose/);
  });
}

test("a run that cannot even begin counts as failed", { skip }, async () => {
  const { failed } = await runByNode(promised[0], [join(folder, "no-such-file.test.ts")]);
  assert.ok(failed >= 1);
});
