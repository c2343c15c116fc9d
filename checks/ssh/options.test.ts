/** The options of ssh, with an older ssh. */
import assert from "node:assert/strict";
import { chmodSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { suite, test } from "node:test";
import { parseTarget } from "../target/parse-target.ts";
import { serverTarget } from "../target/ssh-target.ts";
import { vagrantTarget } from "../target/vagrant-target.ts";
import { asLab } from "../testing/fake-vagrant-lab.ts";
import { noSshd, testSshd } from "../testing/test-sshd.ts";
import { run } from "./session.ts";

suite("an ssh older than OpenSSH 8.1, as in Windows 10 and RHEL 8", { skip: noSshd }, () => {
  test("reaches the lab of this folder, and any other server", async () => {
    const server = await testSshd();
    // An old ssh does not know '^' before a list of algorithms.
    const old = join(server.folder, "ssh");
    const refused = "command-line line 0: Bad SSH2 KexAlgorithms";
    writeFileSync(
      old,
      `#!/bin/bash
for word; do [[ $word != *[aA]lgorithms=^* ]] || { echo "${refused} '\${word#*=}'." >&2; exit 255; }; done
PATH=\${PATH#*${delimiter}} exec ssh "$@"
`,
    );
    chmodSync(old, 0o755);
    const { PATH, VAGRANT_DOTFILE_PATH } = process.env;
    Object.assign(process.env, asLab(server), { PATH: `${server.folder}${delimiter}${PATH}` });
    try {
      for (const target of [await vagrantTarget(), await serverTarget(parseTarget(server.target))]) {
        assert.equal((await run(target, "echo hello")).toString(), "hello\n", target.name);
      }
    } finally {
      process.env.PATH = PATH;
      if (VAGRANT_DOTFILE_PATH === undefined) delete process.env.VAGRANT_DOTFILE_PATH;
      else process.env.VAGRANT_DOTFILE_PATH = VAGRANT_DOTFILE_PATH;
      await server.stop();
    }
  });
});
