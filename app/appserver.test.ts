/** The addresses to which a server binds, and the ways to start it. */
import assert from "node:assert/strict";
import { once } from "node:events";
import { cpSync, existsSync, symlinkSync } from "node:fs";
import { request } from "node:http";
import { createServer } from "node:net";
import { join } from "node:path";
import { test } from "node:test";
import { answering, body, ended, file, folder, module, serving } from "./server/serving.test-help.ts";

test("onepage answers with and without the final slash, without a redirect, and every other path returns 404", async () => {
  await serving(["--bind", "127.0.0.1:0", file("onepage.ts")], async (url) => {
    for (const path of ["/airbnb-onepage", "/airbnb-onepage/"]) {
      const answer = await fetch(url + path, { redirect: "manual" });
      assert.equal(answer.status, 200);
      assert.equal(await answer.text(), "Hello HBNB!");
    }
    assert.equal((await fetch(`${url}/`)).status, 404);
  });
});

test("the server binds to IPv6", async () => {
  await serving(["-b", "[::1]:0", module(answering("six"))], async (url) => {
    assert.match(url, /^http:\/\/\[::1\]:\d+$/);
    assert.match(await body(url), /^six/);
  });
});

test("the server binds to a Unix socket with mode 666, also if a killed server left the socket", async () => {
  const path = join(folder, "app.sock");
  const args = ["--bind", `unix:${path}`, module(answering("socket"))];
  const ask = async () => {
    const [response] = await once(request({ socketPath: path, path: "/" }).end(), "response");
    return Buffer.concat(await response.toArray()).toString();
  };
  await serving(args, async () => assert.match(await ask(), /^socket/)); // serving() kills the server
  assert.ok(existsSync(path));
  await serving(args, async (_url, server) => {
    assert.match(await ask(), /^socket/);
    assert.match((await ended(args)).said, /app\.sock: it is in use/);
    server.process.kill("SIGTERM");
    await server.exit();
    assert.equal(existsSync(path), false);
  });
});

test("the server accepts an open socket from its parent process, as systemd passes it", async () => {
  const opened = createServer().listen(0, "127.0.0.1");
  await once(opened, "listening");
  const { port } = opened.address() as { port: number };
  const { fd } = (opened as unknown as { _handle: { fd: number } })._handle;
  const stdio = ["ignore", "pipe", "pipe", fd] as const;
  await serving(
    ["--bind", "fd://3", "--workers", "2", module(answering("given"))],
    async (url) => {
      assert.equal(url, "fd://3");
      opened.close(); // now only the server accepts connections
      assert.match(await body(`http://127.0.0.1:${port}`), /^given/);
    },
    { stdio: [...stdio] },
  );
});

test("the server runs from a folder with spaces in its name", async () => {
  const copy = join(folder, "with some spaces");
  cpSync(file("."), copy, { recursive: true });
  symlinkSync(file("../node_modules"), join(folder, "node_modules"));
  const elsewhere = { cwd: folder, server: join(copy, "appserver.ts") };
  await serving(["--bind", "127.0.0.1:0", join(copy, "onepage.ts")], async () => {}, elsewhere);
});

test("the application may be exported under another name", async () => {
  const path = module('export const other = (_, response) => response.end("other");\n');
  await serving(["--bind", "127.0.0.1:0", `${path}:other`], async (url) =>
    assert.equal(await body(url), "other"),
  );
});
