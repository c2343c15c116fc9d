/** Stores the result of a run in the lab, over a real sshd. */
import assert from "node:assert/strict";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, suite, test } from "node:test";
import { testDeadline, waitUntil } from "../../core/wait-until.ts";
import { parseTarget } from "../target/parse-target.ts";
import { serverTarget } from "../target/ssh-target.ts";
import { asLab, shellWith } from "../testing/fake-vagrant-lab.ts";
import { runChecks } from "../testing/run-checks.ts";
import { noSshd, noSudo, type OwnSshd, testSshd } from "../testing/test-sshd.ts";
import { storeResult } from "./store-result.ts";

suite("the last result", { skip: noSshd || noSudo }, () => {
  let server: OwnSshd;
  before(async () => {
    server = await testSshd();
  });
  after(() => server.stop());
  const target = () => serverTarget(parseTarget(server.target));

  test("is written into the folder completely, with mode 644", async () => {
    const folder = join(server.folder, "with");
    mkdirSync(folder);
    const result = JSON.stringify({ found: `'"$(id)\`\\ä${"x".repeat(300_000)}` });
    await storeResult(await target(), result, folder);
    const file = join(folder, "checks.json");
    assert.ok(await waitUntil(testDeadline, async () => existsSync(file)));
    assert.ok(readFileSync(file, "utf8") === `${result}\n`, "the stored result differs");
    assert.equal(statSync(file).mode & 0o777, 0o644);
    assert.deepEqual(readdirSync(folder), ["checks.json"]);
  });

  test("is not written if the folder does not exist", async () => {
    const [without, with_] = ["without", "later"].map((name) => join(server.folder, name)) as [
      string,
      string,
    ];
    mkdirSync(with_);
    await storeResult(await target(), "{}", without);
    await storeResult(await target(), "{}", with_);
    assert.ok(await waitUntil(testDeadline, async () => existsSync(join(with_, "checks.json"))));
    assert.equal(existsSync(without), false);
  });

  test("is written in the lab of this folder after a run of all tasks", async () => {
    const folder = mkdtempSync(join(tmpdir(), "applab-result-"));
    const file = join(folder, "checks.json");
    const own = await testSshd(shellWith(folder));
    try {
      const env = asLab(own);
      const atHand = [{ name: "c" }, { name: "d", unseen: true }];
      const progress = JSON.stringify({ solved: { a: {}, b: {} }, shown: {}, atHand });
      writeFileSync(join(env.VAGRANT_DOTFILE_PATH, "applab", "progress.json"), progress);
      assert.equal((await runChecks(["--task", "1"], env)).code, 1);
      const { code, stdout } = await runChecks([], env);
      assert.equal(code, 1);
      assert.ok(await waitUntil(testDeadline, async () => existsSync(file)));
      const { tasks, requirements, faults } = JSON.parse(readFileSync(file, "utf8"));
      assert.equal(tasks.length, 8);
      assert.deepEqual(faults, { solved: 2, active: 1 });
      const applying = requirements.filter(
        (each: { state: string }) => !["not applicable", "not seen"].includes(each.state),
      );
      assert.ok(stdout.includes(`of ${applying.length} requirements`), stdout);
    } finally {
      await own.stop();
      rmSync(folder, { recursive: true });
    }
  });

  test("does not change the checks' result if the lab cannot store it", async () => {
    // This shell does not store the result, and does not end.
    const stalling = await testSshd(join(server.folder, "stalling"));
    const shell = join(server.folder, "stalling");
    writeFileSync(
      shell,
      `#!/bin/bash\nscript=$(cat)\n[[ $script != *checks.json* ]] || exec sleep 20\nbash -c "$script"\n`,
    );
    chmodSync(shell, 0o755);
    try {
      const { code, stdout } = await runChecks(["--reporter", "json"], asLab(stalling));
      assert.equal(code, 1, stdout);
      assert.equal(JSON.parse(stdout).holds, false);
    } finally {
      await stalling.stop();
    }
  });
});
