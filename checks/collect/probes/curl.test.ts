/** A curl in the lab that cannot report a request's result: the checks exit with 2, and no requirement fails. */
import assert from "node:assert/strict";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { after, suite, test } from "node:test";
import { assertBroken, runChecks } from "../../testing/run-checks.ts";
import { noMachine, ownMachine } from "../../testing/test-machine.ts";

const folder = mkdtempSync(join(tmpdir(), "applab-curl-"));
after(() => rmSync(folder, { recursive: true }));

/** A page on port 5000, so that an old curl has something to fetch. */
const page = `require("http").createServer((q, s) => s.end("Hello HBNB!")).listen(5000, () => console.log("listens"))`;
const listening = ({ stdout }: ChildProcess) => once(stdout as Readable, "data");

const curls: Record<string, string> = {
  // It does not know these variables: it prints a warning, and replaces them with nothing.
  "from before 7.75": `
for word; do
  shift
  [[ $word != *%{exitcode}* ]] || echo "curl: unknown --write-out variable: 'exitcode'" >&2
  set -- "$@" "\${word//%\\{@(exitcode|errormsg)\\}/}"
done
PATH=\${PATH#*:} exec curl "$@"`,
  "that dies at once": "kill -KILL $$",
  "that does not exist": "echo curl: command not found >&2; exit 127",
};

suite("the checks of a lab with a curl", { skip: noMachine }, () => {
  for (const [name, script] of Object.entries(curls)) {
    test(`${name} exit with 2`, async () => {
      const programs = mkdtempSync(join(folder, "programs-"));
      writeFileSync(
        join(programs, "curl"),
        `#!/bin/bash\nshopt -s extglob${script.startsWith("\n") ? "" : "\n"}${script}\n`,
      );
      chmodSync(join(programs, "curl"), 0o755);
      const server = await ownMachine(`PATH=${programs}:$PATH exec bash -s`);
      try {
        await listening(server.start(process.execPath, "-e", page));
        const ended = await runChecks(["--target", server.target, "--task", "2", "--reporter", "json"]);
        assertBroken(ended, /cannot read the state of the lab.*\n.*curl of version 7\.75/);
        assert.equal(JSON.parse(ended.stdout).error.code, "LAB-413");
      } finally {
        await server.stop();
      }
    });
  }
});
