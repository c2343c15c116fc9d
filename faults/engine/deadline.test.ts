/** The scripts that break and fix a lab also have a deadline in the lab, so that they end before the next command. */
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { suite, test } from "node:test";
import { run, sudoPrefix } from "../../checks/ssh/session.ts";
import { parseTarget } from "../../checks/target/parse-target.ts";
import { serverTarget } from "../../checks/target/ssh-target.ts";
import { noSshd, noSudo, testSshd } from "../../checks/testing/test-sshd.ts";
import { LabUnreachable } from "../../core/lab-unreachable.ts";
import { testDeadline, waitUntil } from "../../core/wait-until.ts";
import { breakScript, fixScript, limits } from "./script.ts";

suite("a script that does not end", { skip: noSshd || noSudo }, () => {
  test("is killed in the lab with its child processes before ssh times out, even if it ignores TERM", async () => {
    const server = await testSshd();
    const pids = join(server.folder, "pids");
    // Of the deadline of six seconds the script gets one.
    const script = `${sudoPrefix(6000)} bash -s <<'SCRIPT'
trap '' TERM
echo $$ >'${pids}'
sleep 300 & echo $! >>'${pids}'
while :; do sleep 300; done
SCRIPT
`;
    try {
      const target = await serverTarget(parseTarget(server.target));
      await assert.rejects(run(target, script, 6000), LabUnreachable);
      const [shell, child] = readFileSync(pids, "utf8").trim().split("\n");
      const gone = async () => !existsSync(`/proc/${shell}`) && !existsSync(`/proc/${child}`);
      assert.ok(await waitUntil(testDeadline, gone), "it is still running in the lab");
    } finally {
      await server.stop();
    }
  });

  test("is reported as an answer that came too late", async () => {
    const server = await testSshd();
    try {
      const target = await serverTarget(parseTarget(server.target));
      await assert.rejects(run(target, `${sudoPrefix(6000)} sleep 300`, 60_000), (error: LabUnreachable) => {
        assert.equal(error.code, "LAB-407");
        return true;
      });
    } finally {
      await server.stop();
    }
  });
});

test("the break and the fix of a fault have this deadline", () => {
  const fault = { break: "true", fix: "true" } as Parameters<typeof breakScript>[0];
  assert.ok(breakScript(fault).startsWith(`${sudoPrefix(limits.break)} bash -s`));
  assert.ok(fixScript(fault).startsWith(`${sudoPrefix(limits.fix)} bash -s`));
});
