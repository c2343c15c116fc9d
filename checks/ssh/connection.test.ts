/** One connection for many commands, over a real sshd. */
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { after, before, suite, test } from "node:test";
import { testDeadline, waitUntil } from "../../core/wait-until.ts";
import { parseTarget } from "../target/parse-target.ts";
import { serverTarget } from "../target/ssh-target.ts";
import type { Target } from "../target/target.ts";
import { noSshd, type OwnSshd, testSshd } from "../testing/test-sshd.ts";
import { closeConnection, run } from "./session.ts";

suite("a shared connection", { skip: noSshd }, () => {
  let server: OwnSshd;
  let target: Target;
  before(async () => {
    server = await testSshd();
    target = await serverTarget(parseTarget(server.target));
  });
  after(() => server.stop());
  /** The server's process for the connection: the parent of the deadline process of each shell. */
  const connectionOf = async (to: Target) => Number(await run(to, "ps -o ppid= -p $PPID"));

  test("is opened by the first command, opened again after it was lost, and closed without a leftover process", async () => {
    const connection = join(server.folder, "shared");
    const shared = { ...target, connection };
    const first = await connectionOf(shared);
    assert.equal(await connectionOf(shared), first);
    process.kill(first);
    assert.ok(await waitUntil(testDeadline, async () => !existsSync(connection)));
    const second = await connectionOf(shared);
    assert.notEqual(second, first);
    await closeConnection(shared);
    assert.ok(
      await waitUntil(testDeadline, async () => !existsSync(connection) && !existsSync(`/proc/${second}`)),
    );
    await closeConnection(shared);
  });

  test("is used only by a target that names it", async () => {
    assert.notEqual(await connectionOf(target), await connectionOf(target));
  });
});
