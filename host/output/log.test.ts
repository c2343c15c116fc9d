/** Two commands of one lab at the same time have separate logs; the next command uses start.log again. */
import assert from "node:assert/strict";
import { once } from "node:events";
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { execa } from "execa";
import { project } from "../../core/paths.ts";

const folder = mkdtempSync(join(tmpdir(), "log-"));
after(() => rmSync(folder, { recursive: true }));
const env = { VAGRANT_DOTFILE_PATH: folder };
const first = join(folder, "applab", "start.log");

/** A run that logs one line, prints the path of its log, and runs until its input ends. */
async function run(line: string) {
  const script = `
    const log = await import("./host/output/log.ts");
    log.beginLog("npm start");
    log.log(${JSON.stringify(line)});
    process.stdin.resume().once("end", () => process.exit(0));
    console.log(log.logFile);`;
  const words = ["--import", "tsx", "--input-type=module", "--eval", script];
  const child = execa(process.execPath, words, { cwd: project, env, reject: false });
  const [file] = await once(child.stdout, "data");
  return { file: String(file).trim(), child, lines: () => readFileSync(String(file).trim(), "utf8") };
}

test("a second run has another log while the first run goes on, and start.log is free after any end of the first run", async () => {
  const one = await run("of the first");
  assert.equal(one.file, first);
  const two = await run("of the second");
  assert.notEqual(two.file, first);
  assert.match(two.lines(), /npm start .*\n.*\nof the second\n$/);
  two.child.stdin.end();
  await two.child;

  // A command that cannot start, because packages are missing.
  const clone = join(folder, "clone");
  for (const file of ["host/bootstrap.cjs", "package.json", "package-lock.json"])
    cpSync(join(project, file), join(clone, file));
  const failed = await execa(process.execPath, ["host/bootstrap.cjs", "x"], {
    cwd: clone,
    env: { ...env, PATH: "" },
    reject: false,
  });
  assert.match(failed.stderr, /LAB-003: docs/);
  assert.match(one.lines(), /npm start .*\n.*\nof the first\n$/);

  one.child.kill("SIGKILL");
  await one.child;
  const three = await run("of the third");
  assert.equal(three.file, first);
  three.child.stdin.end();
  await three.child;
  assert.match(three.lines(), /of the third\n$/);
  const four = await run("of the fourth");
  assert.equal(four.file, first);
  four.child.stdin.end();
  await four.child;
});
