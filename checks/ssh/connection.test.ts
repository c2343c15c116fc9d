/** One connection for many commands, over a real sshd. */
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { after, before, suite, test } from "node:test";
import { waitUntil } from "../../core/wait-until.ts";
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
  /** The process of the server that holds the connection: the parent of what holds the deadline of every shell of it. */
  const connectionOf = async (to: Target) => Number(await run(to, "ps -o ppid= -p $PPID"));

  test("is opened by the first command, and a new one when it is gone; nothing is left of it in the end", async () => {
    const connection = join(server.folder, "shared");
    const shared = { ...target, connection };
    const first = await connectionOf(shared);
    assert.equal(await connectionOf(shared), first);
    process.kill(first);
    assert.ok(await waitUntil(10, async () => !existsSync(connection)));
    const second = await connectionOf(shared);
    assert.notEqual(second, first);
    await closeConnection(shared);
    assert.ok(await waitUntil(10, async () => !existsSync(connection) && !existsSync(`/proc/${second}`)));
    await closeConnection(shared);
  });

  test("is not asked of anybody who does not name it", async () => {
    assert.notEqual(await connectionOf(target), await connectionOf(target));
  });
});
