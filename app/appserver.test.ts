import assert from "node:assert/strict";
import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";

const file = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "appserver-"));
after(() => rmSync(folder, { recursive: true }));

function start(...args: string[]): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, ["--import", "tsx", file("appserver.ts"), ...args]);
}

/** Runs a server that cannot start. */
async function ended(...args: string[]): Promise<{ code: number; said: string }> {
  const server = start(...args);
  let said = "";
  server.stderr.on("data", (data) => {
    said += data;
  });
  const [code] = await once(server, "close");
  return { code, said };
}

/** Runs a server that starts, and ends it. */
async function serving(
  args: string[],
  use: (url: string, server: ChildProcessWithoutNullStreams) => Promise<void>,
) {
  const server = start(...args);
  try {
    const [line] = await once(server.stderr, "data");
    const url = /http:\S+/.exec(String(line))?.[0];
    assert.ok(url, String(line));
    await use(url, server);
  } finally {
    server.kill("SIGKILL");
  }
}

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
  await serving(["--bind", "[::1]:0", file("onepage.ts")], async (url) => {
    assert.match(url, /^http:\/\/\[::1\]:\d+$/);
    assert.equal((await fetch(`${url}/airbnb-onepage`)).status, 200);
  });
});

for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) {
  test(`${signal} ends the server with exit code 0, and the error log says so`, async () => {
    const log = join(folder, `${signal}.log`);
    await serving(["--bind", "127.0.0.1:0", "--error-log", log, file("onepage.ts")], async (_url, server) => {
      server.kill(signal);
      assert.deepEqual(await once(server, "exit"), [0, null]);
      assert.match(readFileSync(log, "utf8"), new RegExp(`listens on[^]*ended by ${signal}`));
    });
  });
}

test("an error log that cannot be written does not end the server", {
  skip: process.platform !== "linux" && "/dev/full is Linux's",
}, async () => {
  await serving(["--bind", "127.0.0.1:0", "--error-log", "/dev/full", file("onepage.ts")], async (url) => {
    assert.equal((await fetch(`${url}/airbnb-onepage`)).status, 200);
  });
});

test("a port in use, a missing module, a module without an app and a syntax error are a line and exit code 1", async () => {
  const noApp = join(folder, "no-app.ts");
  const broken = join(folder, "broken.ts");
  writeFileSync(noApp, "export const application = 1;\n");
  writeFileSync(broken, "export const app = (;\n");
  const holder = createServer().listen(0, "127.0.0.1");
  await once(holder, "listening");
  const { port } = holder.address() as { port: number };
  try {
    for (const [args, reason] of [
      [
        ["--bind", `127.0.0.1:${port}`, file("onepage.ts")],
        /cannot listen on 127\.0\.0\.1:\d+: the port is in use/,
      ],
      [["--bind", "127.0.0.1:0", join(folder, "none.ts")], /cannot load .*none\.ts/],
      [["--bind", "127.0.0.1:0", noApp], /no-app\.ts exports no application named 'app'/],
      [["--bind", "127.0.0.1:0", broken], /cannot load .*broken\.ts/],
    ] as const) {
      const { code, said } = await ended(...args);
      assert.equal(code, 1, said);
      assert.match(said, reason);
    }
  } finally {
    holder.close();
  }
});

test("a wrong command line is exit code 2 and shows the usage", async () => {
  for (const args of [[], [file("onepage.ts")], ["--bind", "5000", file("onepage.ts")], ["--prot", "x"]]) {
    const { code, said } = await ended(...args);
    assert.equal(code, 2, said);
    assert.match(said, /usage: appserver --bind HOST:PORT/);
  }
});
