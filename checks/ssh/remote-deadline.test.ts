/** A script also has a deadline in the lab. Over a real sshd. */
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { LabUnreachable } from "../../core/lab-unreachable.ts";
import { testDeadline, waitUntil } from "../../core/wait-until.ts";
import { parseTarget } from "../target/parse-target.ts";
import { serverTarget } from "../target/ssh-target.ts";
import { noSshd, testSshd } from "../testing/test-sshd.ts";
import { run } from "./session.ts";

test("a script that times out on the host also ends in the lab", { skip: noSshd }, async () => {
  const server = await testSshd();
  const pid = join(server.folder, "pid");
  try {
    const target = await serverTarget(parseTarget(server.target));
    const script = `echo $$ >'${pid}'; sleep 300`;
    await assert.rejects(run(target, script, 5000), (error: LabUnreachable) => error.code === "LAB-407");
    const shell = readFileSync(pid, "utf8").trim();
    assert.ok(
      await waitUntil(testDeadline, async () => !existsSync(`/proc/${shell}`)),
      "it is still running in the lab",
    );
  } finally {
    await server.stop();
  }
});
