/** A service that accepts connections and never answers: the requests to the others are not held back. */
import assert from "node:assert/strict";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import type { Readable } from "node:stream";
import { suite, test } from "node:test";
import { runChecks } from "../../testing/run-checks.ts";
import { noMachine, ownMachine } from "../../testing/test-machine.ts";

/** Nothing on port 5001 ever gets an answer; port 5002 answers like an API without any path. */
const servers = `
const { createServer } = require("http");
createServer(() => {}).listen(5001);
createServer((_, response) => {
  response.writeHead(404, { "content-type": "application/json" }).end('{"error":"Not found"}');
}).listen(5002, () => console.log("listens"));`;
const listening = ({ stdout }: ChildProcess) => once(stdout as Readable, "data");

suite("a service that hangs", { skip: noMachine }, () => {
  test("is one failure, and the checks of the other services have their answers", async () => {
    const server = await ownMachine();
    try {
      await listening(server.start(process.execPath, "-e", servers));
      const { stdout } = await runChecks([
        ...["--target", server.target, "--task", "3", "--task", "4", "--reporter", "json"],
      ]);
      const { requirements } = JSON.parse(stdout) as { requirements: { title: string; state: string }[] };
      const stateOf = (title: string) => requirements.find((each) => each.title === title)?.state;
      assert.equal(stateOf("port 5001 answers HTTP requests on 127.0.0.1"), "fails", stdout);
      assert.equal(stateOf("port 5002 answers an unknown path with 404 in JSON"), "passes", stdout);
    } finally {
      await server.stop();
    }
  });
});
