/** Reloads bring new code and lose no request. */
import assert from "node:assert/strict";
import { once } from "node:events";
import { statSync, utimesSync, writeFileSync } from "node:fs";
import { Agent, request } from "node:http";
import { join } from "node:path";
import { test } from "node:test";
import { answering, body, folder, gone, module, serving, until, workers } from "./serving.test-help.ts";

const bound = ["--bind", "127.0.0.1:0"];

test("USR2 loads the new code, and then the modification time of the pid file changes", async () => {
  const path = module(answering("old"));
  const pidFile = join(folder, "reload.pid");
  await serving([...bound, "--workers", "2", "--pid", pidFile, path], async (url, server) => {
    utimesSync(pidFile, 1, 1);
    writeFileSync(path, answering("new"));
    server.process.kill("SIGUSR2");
    await until(
      () => statSync(pidFile).mtimeMs > 1000,
      () => "the modification time of the pid file did not change",
    );
    for (let count = 0; count < 20; count++) assert.match(await body(url), /^new/);
    await until(
      () => workers(server).length === 2,
      () => "the old workers did not end",
    );
  });
});

test("a new version that does not start is rejected with its error, and the old version keeps serving", async () => {
  const path = module(answering("good"));
  await serving([...bound, "--workers", "2", path], async (url, server) => {
    for (const [bad, reason] of [
      ["export const app = (;", /cannot load/],
      ["export const application = 1;", /exports no application named 'app'/],
    ] as const) {
      const times = (server.said.match(/not reloaded/g)?.length ?? 0) + 1;
      writeFileSync(path, bad);
      server.process.kill("SIGUSR2");
      await server.says(reason);
      await server.says(/not reloaded: the new code does not start/, times);
      for (let count = 0; count < 20; count++) assert.match(await body(url), /^good/);
    }
    writeFileSync(path, answering("better"));
    server.process.kill("SIGUSR2");
    await server.says(/\] reloaded/);
    assert.match(await body(url), /^better/);
  });
});

test("the old code answers while the new code starts, and TERM does not wait for the new code", async () => {
  const path = module(answering("old"));
  await serving([...bound, path], async (url, server) => {
    const before = workers(server);
    writeFileSync(path, `console.log("loads"); await new Promise(() => setInterval(() => {}, 1000));\n`);
    server.process.kill("SIGUSR2");
    await server.says(/loads/);
    assert.match(await body(url), /^old/);
    const both = workers(server);
    assert.equal(both.length, before.length + 1);
    server.process.kill("SIGTERM");
    assert.equal(await server.exit(), 0);
    assert.ok(both.every(gone));
    assert.doesNotMatch(server.said, /reloaded/);
  });
});

test("the old code serves beside the new code for a moment while Node compiles the new code", async () => {
  const path = module(answering("old"));
  await serving([...bound, path], async (_url, server) => {
    writeFileSync(path, `console.log("loaded at", Date.now());\n${answering("new")}`);
    server.process.kill("SIGUSR2");
    const said = await server.says(/\] reloaded/);
    const loaded = Number(/loaded at (\d+)/.exec(said)?.[1]);
    const reloaded = Date.parse(/^(\S+) \[\d+\] reloaded/m.exec(said)?.[1] ?? "");
    // A lower limit only: a timer is never early.
    assert.ok(reloaded - loaded >= 390, `${reloaded - loaded} ms`);
  });
});

test("new code that arrives during a reload is served after the reload", async () => {
  const path = module(answering("old"));
  await serving([...bound, path], async (url, server) => {
    writeFileSync(path, `console.log("loads");\n${answering("new")}`);
    server.process.kill("SIGUSR2");
    await server.says(/loads/);
    writeFileSync(path, answering("newest"));
    server.process.kill("SIGUSR2");
    await server.says(/\] reloaded/, 2);
    assert.match(await body(url), /^newest/);
  });
});

test("new code that exits as soon as it listens is rejected, and the old code keeps serving", async () => {
  const path = module(answering("old"));
  await serving([...bound, path], async (url, server) => {
    writeFileSync(path, `setTimeout(() => process.exit(1), 200);\n${answering("new")}`);
    server.process.kill("SIGUSR2");
    await server.says(/not reloaded/);
    assert.match(await body(url), /^old/);
  });
});

test("after a reload an old worker in an endless loop is killed", async () => {
  const path = module(`export const app = () => { console.log("loops"); for (;;); };\n`);
  await serving([...bound, "--graceful-timeout", "0", path], async (url, server) => {
    body(url).catch(() => {});
    await server.says(/loops/);
    const before = workers(server);
    writeFileSync(path, answering("new"));
    server.process.kill("SIGUSR2");
    await server.says(/\] reloaded/);
    await until(
      () => before.every(gone),
      () => "the old worker is still running",
    );
    assert.match(await body(url), /^new/);
  });
});

test("a reload succeeds although a worker is killed", async () => {
  await serving([...bound, "--workers", "2", module(answering("x"))], async (url, server) => {
    const [old] = workers(server);
    server.process.kill("SIGUSR2");
    process.kill(old as number, "SIGKILL");
    await server.says(/\] reloaded/);
    await until(
      () => workers(server).length === 2,
      () => "there are not two workers",
    );
    assert.match(await body(url), /^x/);
  });
});

test("a reload does not close an idle connection: its next request is answered with Connection: close", async () => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  await serving([...bound, module(answering("kept"))], async (url, server) => {
    const ask = async () => {
      const [response] = await once(request(url, { agent, method: "POST" }).end("data"), "response");
      await response.toArray();
      return response.headers.connection;
    };
    try {
      assert.equal(await ask(), "keep-alive");
      server.process.kill("SIGUSR2");
      await server.says(/\] reloaded/);
      assert.equal(await ask(), "close");
      assert.equal(await ask(), "keep-alive");
    } finally {
      agent.destroy();
    }
  });
});
