/** What becomes of the workers: crashes, reloads, signals. */
import assert from "node:assert/strict";
import { once } from "node:events";
import { readFileSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { Agent, request } from "node:http";
import { join } from "node:path";
import { test } from "node:test";
import { answering, body, folder, module, serving, until, workers } from "./serving.test-help.ts";

const bound = ["--bind", "127.0.0.1:0"];
const gone = (pid: number) => {
  try {
    process.kill(pid, 0);
    return false;
  } catch {
    return true;
  }
};

test("workers share the socket, and a killed one is replaced while the others serve", async () => {
  await serving([...bound, "--workers", "3", module(answering("shared"))], async (url, server) => {
    const [first] = await workers(server);
    process.kill(first as number, "SIGKILL");
    for (let count = 0; count < 50; count++) assert.match(await body(url), /^shared/);
    await until(
      async () => !(await workers(server)).includes(first as number) && (await workers(server)).length === 3,
      () => "the worker was not replaced",
    );
    await server.says(new RegExp(`worker ${first} ended \\(SIGKILL\\)`));
  });
});

test("a worker that keeps crashing is started again with a growing pause", async () => {
  const path = module(answering("fine"));
  await serving([...bound, "--workers", "2", path], async (url, server) => {
    writeFileSync(path, 'throw new Error("broken by a later edit");');
    const [first] = await workers(server);
    process.kill(first as number, "SIGKILL");
    const said = await server.says(/ended \(exit code 3\)/, 3);
    const times = Array.from(said.matchAll(/^(\S+Z).* ended \(exit code 3\)$/gm), ([, time = ""]) =>
      Date.parse(time),
    );
    const [a = 0, b = 0, c = 0] = times;
    assert.ok(c - b > b - a, `starts at ${times}`);
    assert.match(await body(url), /^fine/, "the other worker serves");
  });
});

test("TTIN and TTOU change the number of workers, which never falls below one", async () => {
  await serving([...bound, module(answering("n"))], async (_url, server) => {
    const become = (count: number) =>
      until(
        async () => (await workers(server)).length === count,
        () => `there are not ${count} workers`,
      );
    server.process.kill("SIGTTIN");
    await server.says(/workers: 2/);
    server.process.kill("SIGTTIN");
    await become(3);
    server.process.kill("SIGTTOU");
    await server.says(/workers: 2/, 2);
    server.process.kill("SIGTTOU");
    await become(1);
    server.process.kill("SIGTTOU");
    await server.says(/workers: 1$/m, 3);
    await become(1);
  });
});

test("USR2 brings the new code, and the pid file tells by its time that it is there", async () => {
  const path = module(answering("old"));
  const pidFile = join(folder, "reload.pid");
  await serving([...bound, "--workers", "2", "--pid", pidFile, path], async (url, server) => {
    utimesSync(pidFile, 1, 1);
    writeFileSync(path, answering("new"));
    server.process.kill("SIGUSR2");
    await until(
      () => statSync(pidFile).mtimeMs > 1000,
      () => "the pid file was not touched",
    );
    for (let count = 0; count < 20; count++) assert.match(await body(url), /^new/);
    await until(
      async () => (await workers(server)).length === 2,
      () => "the old workers did not go",
    );
  });
});

test("a new version that does not start is refused with its error, and the old one goes on serving", async () => {
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

test("a worker killed during a reload does not harm it", async () => {
  await serving([...bound, "--workers", "2", module(answering("x"))], async (url, server) => {
    const [old] = await workers(server);
    server.process.kill("SIGUSR2");
    process.kill(old as number, "SIGKILL");
    await server.says(/\] reloaded/);
    await until(
      async () => (await workers(server)).length === 2,
      () => "there are not two workers",
    );
    assert.match(await body(url), /^x/);
  });
});

test("an idle connection is not cut by a reload: its next request is answered, and told to be its last", async () => {
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

for (const signal of ["SIGTERM", "SIGHUP"] as const) {
  test(`${signal} answers what is under way, ends with exit code 0, and leaves no worker`, async () => {
    const log = join(folder, `${signal}.log`);
    const slow = module("export const app = (_, response) => setTimeout(() => response.end('slow'), 700);\n");
    await serving([...bound, "--workers", "2", "--error-logfile", log, slow], async (url, server) => {
      const before = await workers(server);
      const asked = request(url, { agent: false }).end();
      const answer = once(asked, "response");
      await until(
        async () => (await connections(url)) > 0,
        () => "the request did not arrive",
      );
      server.process.kill(signal);
      await server.says(new RegExp(`ended by ${signal}`));
      const [response] = await answer;
      assert.equal(Buffer.concat(await response.toArray()).toString(), "slow");
      assert.equal(await server.exit(), 0);
      assert.ok(before.every(gone));
      assert.match(readFileSync(log, "utf8"), new RegExp(`listens on[\\s\\S]*ended by ${signal}`));
    });
  });
}

/** The established connections to a server, as the kernel lists them. */
async function connections(url: string): Promise<number> {
  const port = Number(new URL(url).port).toString(16).toUpperCase().padStart(4, "0");
  return (
    readFileSync("/proc/net/tcp", "utf8").match(new RegExp(`:${port} [0-9A-F]{8}:[0-9A-F]{4} 01`, "g"))
      ?.length ?? 0
  );
}

test("INT ends at once, even with a request under way", async () => {
  const never = module("export const app = () => {};\n");
  await serving([...bound, never], async (url, server) => {
    const before = await workers(server);
    const asked = request(url, { agent: false }).end();
    const failed = once(asked, "error");
    await until(
      async () => (await connections(url)) > 0,
      () => "the request did not arrive",
    );
    server.process.kill("SIGINT");
    assert.equal(await server.exit(), 0);
    assert.ok(before.every(gone));
    assert.match(String(await failed.catch((error) => error)), /ECONNRESET|socket hang up/);
  });
});

test("TERM does not wait longer than the graceful timeout, nor for a worker that hears nothing", async () => {
  const deaf = module("export const app = () => { for (;;); };\n");
  await serving([...bound, "--graceful-timeout", "0", deaf], async (url, server) => {
    const asked = request(url, { agent: false }).end();
    asked.on("error", () => {});
    await until(
      async () => (await connections(url)) > 0,
      () => "the request did not arrive",
    );
    const before = await workers(server);
    server.process.kill("SIGTERM");
    assert.equal(await server.exit(), 0);
    assert.ok(before.every(gone));
  });
});

test("workers do not outlive a master that was killed", async () => {
  await serving([...bound, "--workers", "2", module(answering("orphan"))], async (_url, server) => {
    const before = await workers(server);
    server.process.kill("SIGKILL");
    await until(
      () => before.every(gone),
      () => "workers were left",
    );
  });
});

test("with --reload a change of the module is served by itself", async () => {
  const path = module(answering("before"));
  await serving([...bound, "--reload", path], async (url, server) => {
    assert.match(await body(url), /^before/);
    writeFileSync(path, answering("after"));
    await server.says(/\] reloaded/);
    assert.match(await body(url), /^after/);
  });
});
