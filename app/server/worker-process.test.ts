import assert from "node:assert/strict";
import cluster from "node:cluster";
import { test } from "node:test";
import { file } from "./serving.test-help.ts";
import { WorkerProcess } from "./worker-process.ts";

cluster.setupPrimary({ exec: file("server/worker.ts"), args: ["--bind", "127.0.0.1:0", file("onepage.ts")] });

test("a worker that cannot be started is in the state ended, and its promises do not reject", async () => {
  const { execPath } = process;
  process.execPath = "/nonexistent";
  const worker = new WorkerProcess(0);
  process.execPath = execPath;
  assert.deepEqual(await worker.started, { code: null, signal: null, told: false });
  assert.equal(worker.state, "ended");
  // These calls do not throw.
  worker.leave("end", 0);
  worker.kill();
});

test("the state of a worker only moves forwards, whatever method is called", async () => {
  const worker = new WorkerProcess(0);
  assert.equal(worker.state, "starting");
  assert.equal(typeof (await worker.started), "number");
  assert.equal(worker.state, "listening");
  worker.leave("retire", 60_000);
  worker.leave("end", 60_000);
  assert.equal(worker.state, "leaving");
  assert.deepEqual(await worker.ended, { code: 0, signal: null, told: true });
  worker.leave("quit", 0);
  assert.equal(worker.state, "ended");
});
