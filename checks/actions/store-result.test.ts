/** What is left in the lab behind the probes, over a real sshd. */
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
import { waitUntil } from "../../core/wait-until.ts";
import { look } from "../collect/snapshot.ts";
import { openSession } from "../ssh/session.ts";
import { parseTarget } from "../target/parse-target.ts";
import { serverTarget } from "../target/ssh-target.ts";
import { asLab, shellWith } from "../testing/fake-vagrant-lab.ts";
import { runChecks } from "../testing/run-checks.ts";
import { noSshd, noSudo, type OwnSshd, testSshd } from "../testing/test-sshd.ts";
import { receiveResultScript, resultTaker } from "./store-result.ts";

suite("the last result", { skip: noSshd || noSudo }, () => {
  let server: OwnSshd;
  before(async () => {
    server = await testSshd();
  });
  after(() => server.stop());
  const target = () => serverTarget(parseTarget(server.target));
  const see = async (folder: string) => look(await target(), undefined, 20_000, resultTaker(folder));

  test("is put into the folder, whole, for everybody to read", async () => {
    const folder = join(server.folder, "with");
    mkdirSync(folder);
    const lab = await see(folder);
    const result = JSON.stringify({ found: `'"$(id)\`\\ä${"x".repeat(30_000)}` });
    lab.storeResult?.(result);
    const file = join(folder, "checks.json");
    assert.ok(await waitUntil(10, async () => existsSync(file)));
    assert.ok(readFileSync(file, "utf8") === `${result}\n`, "it is not the same");
    assert.equal(statSync(file).mode & 0o777, 0o644);
    assert.deepEqual(readdirSync(folder), ["checks.json"]);
  });

  test("is put nowhere where there is no such folder, and a result that never comes leaves no process", async () => {
    const lab = await see(join(server.folder, "without"));
    lab.storeResult?.("{}");
    const silent = join(server.folder, "silent");
    mkdirSync(silent);
    // What it waits for does not come: this end gives up after three seconds, that one after five.
    const { answer } = await openSession(
      await target(),
      `echo $$; echo end\n${receiveResultScript(silent)}`,
      20_000,
      "end\n",
    );
    const shell = /\d+/.exec(answer.toString())?.[0];
    assert.ok(existsSync(`/proc/${shell}`));
    assert.ok(await waitUntil(10, async () => !existsSync(`/proc/${shell}`)), "it waits for ever");
    assert.deepEqual(readdirSync(silent), []);
    assert.equal(existsSync(join(server.folder, "without")), false);
  });

  test("is left of the lab of this folder, when all of it was judged", async () => {
    const folder = mkdtempSync(join(tmpdir(), "applab-result-"));
    const file = join(folder, "checks.json");
    const own = await testSshd(shellWith(folder));
    try {
      const env = asLab(own);
      assert.equal((await runChecks(["--task", "1"], env)).code, 1);
      const { code, stdout } = await runChecks([], env);
      assert.equal(code, 1);
      assert.ok(await waitUntil(10, async () => existsSync(file)));
      const { tasks, requirements } = JSON.parse(readFileSync(file, "utf8"));
      assert.equal(tasks.length, 8);
      const applying = requirements.filter(
        (each: { notApplicable?: string }) => each.notApplicable === undefined,
      );
      assert.ok(stdout.includes(`of ${applying.length} requirements`), stdout);
    } finally {
      await own.stop();
      rmSync(folder, { recursive: true });
    }
  });

  test("is no concern of the checks where it cannot be taken", async () => {
    // Behind the probes this shell takes nothing in, and does not end.
    const stalling = await testSshd(join(server.folder, "stalling"));
    const shell = join(server.folder, "stalling");
    writeFileSync(shell, `#!/bin/bash\nbash -c "$(sed '/^main <.dev/q')"\nexec sleep 30\n`);
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
