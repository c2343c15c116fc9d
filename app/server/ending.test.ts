/** The end of a server: gracefully, at once, after the timeout, or by a kill; no process is left. */
import assert from "node:assert/strict";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { Agent, type ClientRequest, type IncomingMessage, request } from "node:http";
import { connect } from "node:net";
import { join } from "node:path";
import { test } from "node:test";
import {
  answering,
  folder,
  gone,
  module,
  type Running,
  serving,
  until,
  workers,
} from "./serving.test-help.ts";

const bound = ["--bind", "127.0.0.1:0"];

/** An application that prints a line when a request has begun, and answers when the body is complete. */
const patient = module(`export const app = (request, response) => {
  console.log("begun");
  request.resume().on("end", () => response.end("answered"));
};\n`);

/** An active request: the server has its start, and end() sends the rest. */
async function underWay(url: string, server: Running, agent: Agent | false = false): Promise<ClientRequest> {
  const asked = request(url, { method: "POST", agent });
  // Some tests do not wait for the answer.
  asked.on("error", () => {});
  asked.write("the beginning");
  await server.says(/begun/);
  return asked;
}

async function answerTo(asked: ClientRequest): Promise<string> {
  const answer = once(asked, "response");
  asked.end();
  const [response] = (await answer) as [IncomingMessage];
  return Buffer.concat(await response.toArray()).toString();
}

for (const signal of ["SIGTERM", "SIGHUP"] as const) {
  test(`after ${signal} the server answers active requests, exits with 0 and leaves no worker`, async () => {
    const log = join(folder, `${signal}.log`);
    await serving([...bound, "--workers", "2", "--error-logfile", log, patient], async (url, server) => {
      const before = workers(server);
      const asked = await underWay(url, server);
      server.process.kill(signal);
      await server.says(new RegExp(`ended by ${signal}`));
      assert.equal(await answerTo(asked), "answered");
      assert.equal(await server.exit(), 0);
      assert.ok(before.every(gone));
      assert.match(readFileSync(log, "utf8"), new RegExp(`listens on[\\s\\S]*ended by ${signal}`));
    });
  });
}

for (const signal of ["SIGINT", "SIGQUIT"] as const) {
  test(`after ${signal} the server ends at once, even with an active request`, async () => {
    await serving([...bound, patient], async (url, server) => {
      const before = workers(server);
      const asked = await underWay(url, server);
      const failed = once(asked, "response").catch(String);
      server.process.kill(signal);
      assert.equal(await server.exit(), 0);
      assert.ok(before.every(gone));
      assert.match(String(await failed), /ECONNRESET|socket hang up/);
    });
  });
}

test("after TERM and INT the server does not wait for active requests", async () => {
  await serving([...bound, "--graceful-timeout", "3600", patient], async (url, server) => {
    await underWay(url, server);
    server.process.kill("SIGTERM");
    await server.says(/ended by SIGTERM/);
    server.process.kill("SIGINT");
    assert.equal(await server.exit(), 0);
  });
});

// Without the graceful timeout these servers would never end.
for (const [busy, then] of [
  ["a request that is never answered", ""],
  ["a worker in an endless loop", "for (;;);"],
]) {
  test(`after TERM the server waits for ${busy} no longer than the graceful timeout`, {
    timeout: 60_000,
  }, async () => {
    const app = module(`export const app = () => { console.log("begun"); ${then} };\n`);
    await serving([...bound, "--graceful-timeout", "0", app], async (url, server) => {
      const before = workers(server);
      await underWay(url, server);
      server.process.kill("SIGTERM");
      assert.equal(await server.exit(), 0);
      assert.ok(before.every(gone));
    });
  });
}

/** Maximum milliseconds of a stop without waiting, on a busy host. Waiting for an idle connection takes 10 s or more. */
const atOnce = 9_000;

/** Ends a server that has no active request. */
async function endsAtOnce(server: Running): Promise<void> {
  const started = performance.now();
  server.process.kill("SIGTERM");
  assert.equal(await server.exit(), 0);
  assert.ok(performance.now() - started < atOnce, "it waited for an idle connection");
}

test("after a reload and TERM the server does not wait for idle connections, although a reload does", async () => {
  const agent = new Agent({ keepAlive: true });
  await serving([...bound, patient], async (url, server) => {
    await answerTo(request(url, { method: "POST", agent }));
    server.process.kill("SIGUSR2");
    await server.says(/\] reloaded/);
    await endsAtOnce(server);
  });
  agent.destroy();
});

test("after TERM the server does not wait for a connection that becomes idle", async () => {
  const agent = new Agent({ keepAlive: true });
  await serving([...bound, "--graceful-timeout", "3600", patient], async (url, server) => {
    const asked = await underWay(url, server, agent);
    server.process.kill("SIGTERM");
    await server.says(/ended by SIGTERM/);
    assert.equal(await answerTo(asked), "answered");
    await endsAtOnce(server);
  });
  agent.destroy();
});

test("after TERM the server does not wait for a connection without a request", async () => {
  await serving([...bound, "--graceful-timeout", "3600", patient], async (url, server) => {
    const { hostname, port } = new URL(url);
    const silent = connect(Number(port), hostname);
    silent.on("error", () => {});
    await once(silent, "connect");
    // Connections are accepted in order: after this answer the server has accepted the silent one.
    await answerTo(request(url, { method: "POST", agent: false }));
    await endsAtOnce(server);
    silent.destroy();
  });
});

test("workers end after their master was killed, and do not log an error of the application", async () => {
  const log = join(folder, "orphan.log");
  const orphan = ["--workers", "2", "--error-logfile", log, module(answering("orphan"))];
  await serving([...bound, ...orphan], async (_url, server) => {
    const before = workers(server);
    server.process.kill("SIGKILL");
    await until(
      () => before.every(gone),
      () => "some workers are still running",
    );
    assert.doesNotMatch(readFileSync(log, "utf8"), /application/);
  });
});
