/** The logs of a server: requests in the access log, errors in the error log. */
import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { answering, body, file, folder, module, serving, until } from "./serving.test-help.ts";

test("every request is a line of the access log in the Common Log Format with the pid of a worker, also after a rotation", async () => {
  const log = join(folder, "access.log");
  await serving(["--bind", "127.0.0.1:0", "--access-logfile", log, file("onepage.ts")], async (url) => {
    const line = async (path: string) => {
      await body(url + path);
      await until(
        () => existsSync(log) && readFileSync(log, "utf8").includes(path),
        () => `${path} is not logged`,
      );
      return readFileSync(log, "utf8").trim().split("\n").at(-1) ?? "";
    };
    const time = String.raw`\[\d\d/[A-Z][a-z]{2}/\d{4}:\d\d:\d\d:\d\d \+0000\]`;
    assert.match(
      await line("/airbnb-onepage?a=1"),
      new RegExp(`^127\\.0\\.0\\.1 - - ${time} "GET /airbnb-onepage\\?a=1 HTTP/1\\.1" 200 11 pid=\\d+$`),
    );
    writeFileSync(log, "");
    assert.match(await line("/none"), /"GET \/none HTTP\/1\.1" 404 \d+ pid=\d+$/);
    // The path as it was requested, even if the service changes it.
    assert.match(
      await line("//airbnb%2Donepage?b"),
      /"GET \/\/airbnb%2Donepage\?b HTTP\/1\.1" 200 11 pid=\d+$/,
    );
  });
});

test("the access log may be the terminal, and its last lines are not lost when the server ends", async () => {
  await serving(
    ["--bind", "127.0.0.1:0", "--access-logfile", "-", file("onepage.ts")],
    async (url, server) => {
      await body(`${url}/airbnb-onepage`);
      server.process.kill("SIGTERM");
      await server.exit();
      await server.says(/GET \/airbnb-onepage HTTP/);
    },
  );
});

test("an error log that can no longer be written does not end the server", {
  skip: process.platform !== "linux" && "only Linux has /dev/full",
}, async () => {
  const logs = ["--error-logfile", "/dev/full", "--access-logfile", "/dev/full"];
  await serving(["--bind", "127.0.0.1:0", ...logs, module(answering("on"))], async (url, server) => {
    assert.match(await body(url), /^on/);
    await server.says(/requests are not logged: Error: ENOSPC/);
    assert.match(await body(url), /^on/);
  });
});

test("exceptions and console.error output are in the error log, and the next request is answered", async () => {
  const log = join(folder, "error.log");
  const path = module(`export const app = (request, response) => {
    if (request.url === "/later") setTimeout(() => { throw new Error("too late"); });
    console.error("complaint of", request.url);
    response.end("fine");
  };\n`);
  await serving(
    ["--bind", "127.0.0.1:0", "--workers", "2", "--error-logfile", log, path],
    async (url, server) => {
      await body(`${url}/now`);
      assert.match(readFileSync(log, "utf8"), /complaint of \/now/);
      await body(`${url}/later`).catch(() => {});
      await server.says(/ended \(exit code 1\)/);
      assert.match(readFileSync(log, "utf8"), /uncaught exception: Error: too late\n +at /);
      assert.equal(await body(`${url}/now`), "fine");
    },
  );
});

test("console.error output is formatted in the log as on a terminal", async () => {
  const path = module(`export const app = (_request, response) => {
    console.error("failed for %s", 7, { code: "X" });
    console.warn("%d %j", "1", { a: [1] });
    console.error(new Error("no database", { cause: "no cable" }));
    console.assert(false, "one is not %i", 2);
    response.end();
    setTimeout(() => { throw { reason: "an object" }; });
  };\n`);
  await serving(["--bind", "127.0.0.1:0", path], async (url, server) => {
    await body(url);
    const said = await server.says(/ended \(exit code 1\)/);
    for (const line of [
      /\] failed for 7 \{ code: 'X' \}$/m,
      /\] 1 \{"a":\[1\]\}$/m,
      /\] Error: no database\n {4}at [\s\S]*\[cause\]: 'no cable'/,
      /\] Assertion failed: one is not 2$/m,
      /uncaught exception: \{ reason: 'an object' \}$/m,
    ])
      assert.match(said, line);
  });
});
