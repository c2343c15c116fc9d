/** A server that cannot start prints the reason in one line, and exits with the same code as Gunicorn. */
import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:net";
import { join } from "node:path";
import { test } from "node:test";
import { answering, ended, file, folder, module } from "./serving.test-help.ts";

test("--check-config loads the application and binds nothing", async () => {
  assert.deepEqual(await ended(["--check-config", file("onepage.ts")]), {
    code: 0,
    said: `${file("onepage.ts")} exports an application named 'app'\n`,
  });
  assert.deepEqual(await ended(["--check-config", `${file("onepage")}:app`]), {
    code: 0,
    said: `${file("onepage.ts")} exports an application named 'app'\n`,
  });
  assert.equal((await ended(["--check-config", module("export const app = (;")])).code, 3);
  assert.equal((await ended(["--check-config", module("export const a = 1;")])).code, 4);
});

test("an application that cannot be served prints one line with the reason and exits with Gunicorn's code", async () => {
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
      [["--bind", `unix:${good}`, good], 1, /a file with that name exists/],
      [["--bind", `unix:${folder}/none/app.sock`, good], 1, /cannot create .*ENOENT/],
      [[...free, "--access-logfile", `${folder}/none/a.log`, good], 1, /cannot write to .*a\.log: .*ENOENT/],
      [[...free, "--error-logfile", folder, good], 1, /cannot write to .*EISDIR/],
      [[...free, "--pid", `${folder}/none/pid`, good], 1, /cannot write to .*pid: .*ENOENT/],
      [[...free, "--pid", folder, good], 1, /cannot write to .*: it is not a file/],
      [["--bind", "fd://77", good], 1, /cannot listen on fd:\/\/77: this is not a socket to listen on/],
      [[...free, join(folder, "none.ts")], 3, /cannot load .*none\.ts: .*Cannot find module/],
      [[...free, module("export const app = (;\n")], 3, /cannot load .*app\.ts: .*/],
      [
        [...free, module('throw new Error("no database");\n')],
        3,
        /cannot load .*app\.ts: Error: no database$/m,
      ],
      [
        [...free, module("throw { reason: { code: 7 } };\n")],
        3,
        /cannot load .*: \{ reason: \{ code: 7 \} \}$/m,
      ],
      [[...free, module("export const application = 1;\n")], 4, /app\.ts exports no application named 'app'/],
      [[...free, module("export const app = 1;\n")], 4, /app\.ts exports no application named 'app'/],
      [[...free, module("process.exit(0);\n")], 3, /the application exits its process \(exit code 0\)/],
    ] as const) {
      const found = await ended([...args]);
      assert.equal(found.code, code, found.said);
      assert.match(found.said, reason);
      assert.equal(found.said.split("\n").length, 2, `one line, not more:\n${found.said}`);
    }
  } finally {
    holder.close();
  }
});

test("an ordinary user cannot bind a port below 1024", {
  skip: process.platform !== "linux" && "other systems allow it",
}, async () => {
  // Nginx may use port 80 of this host; port 81 is free.
  const { code, said } = await ended(["--bind", "127.0.0.1:81", file("onepage.ts")], {
    unprivileged: true,
  });
  assert.equal(code, 1, said);
  assert.match(
    said,
    /cannot listen on 127\.0\.0\.1:81: permission denied; the kernel keeps ports below net\.ipv4\.ip_unprivileged_port_start for root/,
  );
});

test("a wrong command line exits with 2 and prints the error", async () => {
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
    assert.match(said, /for help: appserver --help/);
  }
  assert.match((await ended(["--help"])).said, /^usage: appserver --bind ADDRESS/);
});
