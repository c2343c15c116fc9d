/** How a server is started, and how it refuses to be. */
import assert from "node:assert/strict";
import { once } from "node:events";
import { cpSync, existsSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { createServer } from "node:net";
import { join } from "node:path";
import { test } from "node:test";
import { answering, body, ended, file, folder, module, serving, until } from "./serving.test-help.ts";

test("onepage is served with and without the slash, without a redirect, and nothing else is", async () => {
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

test("the server binds to a Unix socket that everybody may use, also after one that was killed", async () => {
  const path = join(folder, "app.sock");
  const args = ["--bind", `unix:${path}`, module(answering("socket"))];
  const ask = async () => {
    const [response] = await once(request({ socketPath: path, path: "/" }).end(), "response");
    return Buffer.concat(await response.toArray()).toString();
  };
  await serving(args, async () => assert.match(await ask(), /^socket/)); // and is killed
  assert.ok(existsSync(path));
  await serving(args, async (_url, server) => {
    assert.match(await ask(), /^socket/);
    assert.match((await ended(args)).said, /app\.sock: it is in use/);
    server.process.kill("SIGTERM");
    await server.exit();
    assert.equal(existsSync(path), false);
  });
});

test("the server takes a socket that somebody else opened, as systemd does", async () => {
  const opened = createServer().listen(0, "127.0.0.1");
  await once(opened, "listening");
  const { port } = opened.address() as { port: number };
  const { fd } = (opened as unknown as { _handle: { fd: number } })._handle;
  const stdio = ["ignore", "pipe", "pipe", fd] as const;
  await serving(
    ["--bind", "fd://3", "--workers", "2", module(answering("given"))],
    async (url) => {
      assert.equal(url, "fd://3");
      opened.close(); // now nobody else accepts
      assert.match(await body(`http://127.0.0.1:${port}`), /^given/);
    },
    { stdio: [...stdio] },
  );
});

test("the server may lie in a folder with spaces in its name", async () => {
  const copy = join(folder, "with some spaces");
  cpSync(file("."), copy, { recursive: true });
  symlinkSync(file("../node_modules"), join(folder, "node_modules"));
  const elsewhere = { cwd: folder, server: join(copy, "appserver.ts") };
  await serving(["--bind", "127.0.0.1:0", join(copy, "onepage.ts")], async () => {}, elsewhere);
});

test("the application may have another name", async () => {
  const path = module('export const other = (_, response) => response.end("other");\n');
  await serving(["--bind", "127.0.0.1:0", `${path}:other`], async (url) =>
    assert.equal(await body(url), "other"),
  );
});

test("every request is a line of the access log in the Common Log Format, within a second, and after a rotation too", async () => {
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
      new RegExp(`^127\\.0\\.0\\.1 - - ${time} "GET /airbnb-onepage\\?a=1 HTTP/1\\.1" 200 11$`),
    );
    writeFileSync(log, "");
    assert.match(await line("/none"), /"GET \/none HTTP\/1\.1" 404 \d+$/);
  });
});

test("the access log may be the terminal, and what is logged last is not lost at the end", async () => {
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

test("an error log that cannot be written any more does not end the server", {
  skip: process.platform !== "linux" && "/dev/full is Linux's",
}, async () => {
  const logs = ["--error-logfile", "/dev/full", "--access-logfile", "/dev/full"];
  await serving(["--bind", "127.0.0.1:0", ...logs, module(answering("on"))], async (url, server) => {
    assert.match(await body(url), /^on/);
    await server.says(/requests are not logged: Error: ENOSPC/);
    assert.match(await body(url), /^on/);
  });
});

test("what the application throws or complains of is in the error log, and the next request is answered", async () => {
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
      assert.match(readFileSync(log, "utf8"), /nobody caught: Error: too late\n +at /);
      assert.equal(await body(`${url}/now`), "fine");
    },
  );
});

test("the pid file holds the master's id while it runs, and a second server respects it", async () => {
  const pidFile = join(folder, "server.pid");
  const args = ["--bind", "127.0.0.1:0", "--pid", pidFile, module(answering("pid"))];
  await serving(args, async (_url, server) => {
    assert.equal(readFileSync(pidFile, "utf8"), `${server.process.pid}\n`);
    const { code, said } = await ended(args);
    assert.equal(code, 1);
    assert.match(said, new RegExp(`process ${server.process.pid} runs already`));
    server.process.kill("SIGTERM");
    await server.exit();
    assert.equal(existsSync(pidFile), false);
  });
});

test("--check-config loads the application and binds nothing", async () => {
  assert.deepEqual(await ended(["--check-config", file("onepage.ts")]), {
    code: 0,
    said: `${file("onepage.ts")} exports an application named 'app'\n`,
  });
  assert.equal((await ended(["--check-config", module("export const app = (;")])).code, 3);
  assert.equal((await ended(["--check-config", module("export const a = 1;")])).code, 4);
});

test("what cannot be served is a line that says why, and an exit code as Gunicorn's", async () => {
  const holder = createServer().listen(0, "127.0.0.1");
  await once(holder, "listening");
  const { port } = holder.address() as { port: number };
  const good = module(answering("good"));
  const free = ["--bind", "127.0.0.1:0"];
  try {
    for (const [args, code, reason] of [
      [["--bind", `127.0.0.1:${port}`, good], 1, /cannot listen on 127\.0\.0\.1:\d+: it is in use/],
      [
        ["--bind", "192.0.2.1:5000", good],
        1,
        /cannot listen on 192\.0\.2\.1:5000: this machine has no such address/,
      ],
      [["--bind", `unix:${good}`, good], 1, /there is a file of that name/],
      [["--bind", `unix:${folder}/none/app.sock`, good], 1, /cannot make .*ENOENT/],
      [[...free, "--access-logfile", `${folder}/none/a.log`, good], 1, /cannot write to .*a\.log: .*ENOENT/],
      [[...free, "--error-logfile", folder, good], 1, /cannot write to .*EISDIR/],
      [[...free, "--pid", `${folder}/none/pid`, good], 1, /cannot write to .*pid: .*ENOENT/],
      [[...free, join(folder, "none.ts")], 3, /cannot load .*none\.ts: .*Cannot find module/],
      [[...free, module("export const app = (;\n")], 3, /cannot load .*app\.ts: .*/],
      [
        [...free, module('throw new Error("no database");\n')],
        3,
        /cannot load .*app\.ts: Error: no database$/m,
      ],
      [[...free, module("export const application = 1;\n")], 4, /app\.ts exports no application named 'app'/],
      [[...free, module("export const app = 1;\n")], 4, /app\.ts exports no application named 'app'/],
      [[...free, module("process.exit(0);\n")], 3, /worker \d+ ended \(exit code 0\)/],
    ] as const) {
      const found = await ended([...args]);
      assert.equal(found.code, code, found.said);
      assert.match(found.said, reason);
      assert.doesNotMatch(found.said, /\n {4}at /, "a stack is no answer to a user");
    }
  } finally {
    holder.close();
  }
});

test("a port below 1024 is refused to an ordinary user", {
  skip: process.platform !== "linux" && "other systems allow it",
}, async () => {
  // An Nginx of this host may have port 80; 81 nobody has.
  const nobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
  const { code, said } = await ended(["--bind", "127.0.0.1:81", file("onepage.ts")], nobody);
  assert.equal(code, 1, said);
  assert.match(said, /cannot listen on 127\.0\.0\.1:81: no permission; ports below 1024 are for root/);
});

test("a wrong command line is exit code 2, and says what is wrong", async () => {
  const bound = ["--bind", "127.0.0.1:0"];
  for (const [args, reason] of [
    [[], /name exactly one module/],
    [["app.ts"], /--bind is missing/],
    [["--bind", "5000", "app.ts"], /--bind takes HOST:PORT/],
    [["--prot", "x"], /Unknown option '--prot'/],
    [[...bound, "--workers", "0", "app.ts"], /--workers takes a number from 1 to 64, not '0'/],
    [[...bound, "--workers", "1000", "app.ts"], /--workers takes a number from 1 to 64, not '1000'/],
    [[...bound, "--workers", "two", "app.ts"], /not 'two'/],
    [[...bound, "--graceful-timeout=-1", "app.ts"], /--graceful-timeout takes a number/],
  ] as const) {
    const { code, said } = await ended([...args]);
    assert.equal(code, 2, said);
    assert.match(said, reason);
    assert.match(said, /appserver --help tells more/);
  }
  assert.match((await ended(["--help"])).said, /^usage: appserver --bind ADDRESS/);
});
