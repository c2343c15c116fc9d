/** How a server ends: in order, at once, too late, or killed; nobody of it is left. */
import assert from "node:assert/strict";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { type IncomingMessage, request } from "node:http";
import { join } from "node:path";
import { test } from "node:test";
import { answering, folder, module, serving, until, workers } from "./serving.test-help.ts";

const bound = ["--bind", "127.0.0.1:0"];

const gone = (pid: number) => {
  try {
    process.kill(pid, 0);
    return false;
  } catch {
    return true;
  }
};

/** The established connections to a server, as the kernel lists them. */
async function connections(url: string): Promise<number> {
  const port = Number(new URL(url).port).toString(16).toUpperCase().padStart(4, "0");
  return (
    readFileSync("/proc/net/tcp", "utf8").match(new RegExp(`:${port} [0-9A-F]{8}:[0-9A-F]{4} 01`, "g"))
      ?.length ?? 0
  );
}

/** A request that the server has and has not answered, and what comes of it. */
async function underWay(url: string, end: "response" | "error"): Promise<{ outcome: Promise<unknown[]> }> {
  const asked = request(url, { agent: false }).end();
  const outcome = once(asked, end);
  // Not everybody waits for it.
  outcome.catch(() => {});
  await until(
    async () => (await connections(url)) > 0,
    () => "the request did not arrive",
  );
  return { outcome };
}

for (const signal of ["SIGTERM", "SIGHUP"] as const) {
  test(`${signal} answers what is under way, ends with exit code 0, and leaves no worker`, async () => {
    const log = join(folder, `${signal}.log`);
    const slow = module("export const app = (_, response) => setTimeout(() => response.end('slow'), 700);\n");
    await serving([...bound, "--workers", "2", "--error-logfile", log, slow], async (url, server) => {
      const before = await workers(server);
      const { outcome } = await underWay(url, "response");
      server.process.kill(signal);
      await server.says(new RegExp(`ended by ${signal}`));
      const [response] = (await outcome) as [IncomingMessage];
      assert.equal(Buffer.concat(await response.toArray()).toString(), "slow");
      assert.equal(await server.exit(), 0);
      assert.ok(before.every(gone));
      assert.match(readFileSync(log, "utf8"), new RegExp(`listens on[\\s\\S]*ended by ${signal}`));
    });
  });
}

test("INT ends at once, even with a request under way", async () => {
  const never = module("export const app = () => {};\n");
  await serving([...bound, never], async (url, server) => {
    const before = await workers(server);
    const { outcome } = await underWay(url, "error");
    server.process.kill("SIGINT");
    assert.equal(await server.exit(), 0);
    assert.ok(before.every(gone));
    assert.match(String(await outcome.catch((error) => error)), /ECONNRESET|socket hang up/);
  });
});

test("TERM does not wait longer than the graceful timeout, nor for a worker that hears nothing", async () => {
  const deaf = module("export const app = () => { for (;;); };\n");
  await serving([...bound, "--graceful-timeout", "0", deaf], async (url, server) => {
    await underWay(url, "error");
    const before = await workers(server);
    server.process.kill("SIGTERM");
    assert.equal(await server.exit(), 0);
    assert.ok(before.every(gone));
  });
});

test("workers do not outlive a master that was killed, and do not blame the application", async () => {
  const log = join(folder, "orphan.log");
  const orphan = ["--workers", "2", "--error-logfile", log, module(answering("orphan"))];
  await serving([...bound, ...orphan], async (_url, server) => {
    const before = await workers(server);
    server.process.kill("SIGKILL");
    await until(
      () => before.every(gone),
      () => "workers were left",
    );
    assert.doesNotMatch(readFileSync(log, "utf8"), /application/);
  });
});
