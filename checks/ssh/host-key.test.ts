/** The host key proves that the server is the lab. Over a real sshd. */
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { suite, test } from "node:test";
import { assertBroken, runChecks } from "../testing/run-checks.ts";
import { noSshd, testSshd } from "../testing/test-sshd.ts";

suite("host keys", { skip: noSshd }, () => {
  test("a changed host key is reported with the command that removes the old key", async () => {
    const server = await testSshd();
    try {
      const other = await testSshd();
      await other.stop();
      writeFileSync(server.knownHosts, `[127.0.0.1]:${server.port} ${other.hostKey}\n`);
      const ended = await runChecks(["--target", server.target, "--reporter", "json"]);
      assertBroken(ended, /host key of .* has changed/);
      assert.ok(
        ended.stderr.includes(`ssh-keygen -f '${server.knownHosts}' -R '[127.0.0.1]:${server.port}'`),
        ended.stderr,
      );
    } finally {
      await server.stop();
    }
  });

  test("an unknown host key is not trusted, and is reported", async () => {
    const server = await testSshd();
    try {
      writeFileSync(server.knownHosts, "");
      const ended = await runChecks(["--target", server.target, "--reporter", "json"]);
      assertBroken(
        ended,
        /host key of .* is not known.*\n.*\n.*log in once by hand and compare the fingerprint/,
      );
    } finally {
      await server.stop();
    }
  });

  test("a user key that the lab rejects is reported", async () => {
    const server = await testSshd();
    try {
      writeFileSync(join(server.folder, "user_key.pub"), "");
      const ended = await runChecks(["--target", server.target, "--reporter", "json"]);
      assertBroken(ended, /cannot be reached over ssh.*\n.*Permission denied.*\n.*try to log in: ssh -o/);
    } finally {
      await server.stop();
    }
  });
});
