/** How a server ends: in order, at once, too late, or killed; no process of it is left. */
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

/** An application that says when a request has begun, and answers when all of it has arrived. */
const patient = module(`export const app = (request, response) => {
  console.log("begun");
  request.resume().on("end", () => response.end("answered"));
};\n`);

/** A request of which the server has the beginning: it is under way until end() sends the rest. */
async function underWay(url: string, server: Running, agent: Agent | false = false): Promise<ClientRequest> {
  const asked = request(url, { method: "POST", agent });
  // Not every test waits for an answer.
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
  test(`${signal} answers what is under way, ends with exit code 0, and leaves no worker`, async () => {
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
  test(`${signal} ends at once, even with a request under way`, async () => {
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

test("INT after TERM does not wait any longer for what is under way", async () => {
  await serving([...bound, "--graceful-timeout", "3600", patient], async (url, server) => {
    await underWay(url, server);
    server.process.kill("SIGTERM");
    await server.says(/ended by SIGTERM/);
    server.process.kill("SIGINT");
    assert.equal(await server.exit(), 0);
  });
});

// Without the graceful timeout these would never end.
for (const [whom, then] of [
  ["a request that is never answered", ""],
  ["a worker that hears nothing", "for (;;);"],
]) {
  test(`TERM waits for ${whom} no longer than the graceful timeout`, { timeout: 60_000 }, async () => {
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

/** Milliseconds of a stop that waits for nothing, with a busy host's delay. An idle connection would cost 10 s or more. */
const atOnce = 9_000;

/** Ends a server that has nothing under way. */
async function endsAtOnce(server: Running): Promise<void> {
  const started = performance.now();
  server.process.kill("SIGTERM");
  assert.equal(await server.exit(), 0);
  assert.ok(performance.now() - started < atOnce, "it waited for an idle connection");
}

test("TERM soon after a reload does not wait for idle connections, as the reload does", async () => {
  const agent = new Agent({ keepAlive: true });
  await serving([...bound, patient], async (url, server) => {
    await answerTo(request(url, { method: "POST", agent }));
    server.process.kill("SIGUSR2");
    await server.says(/\] reloaded/);
    await endsAtOnce(server);
  });
  agent.destroy();
});

test("TERM does not wait for a connection that becomes idle when its request is answered", async () => {
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

test("TERM does not wait for a connection on which nothing was ever sent", async () => {
  await serving([...bound, "--graceful-timeout", "3600", patient], async (url, server) => {
    const { hostname, port } = new URL(url);
    const silent = connect(Number(port), hostname);
    silent.on("error", () => {});
    await once(silent, "connect");
    // Connections are accepted in their order: the one before this is the server's by now.
    await answerTo(request(url, { method: "POST", agent: false }));
    await endsAtOnce(server);
    silent.destroy();
  });
});

test("workers do not outlive a master that was killed, and do not blame the application", async () => {
  const log = join(folder, "orphan.log");
  const orphan = ["--workers", "2", "--error-logfile", log, module(answering("orphan"))];
  await serving([...bound, ...orphan], async (_url, server) => {
    const before = workers(server);
    server.process.kill("SIGKILL");
    await until(
      () => before.every(gone),
      () => "workers were left",
    );
    assert.doesNotMatch(readFileSync(log, "utf8"), /application/);
  });
});
