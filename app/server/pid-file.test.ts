/** The pid file while a server runs, and after it ended or was killed. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { after, test } from "node:test";
import { answering, ended, folder, module, Running, serving } from "./serving.test-help.ts";

const app = module(answering("pid"));
const args = (pidFile: string) => ["--bind", "127.0.0.1:0", "--pid", pidFile, app];

test("the pid file contains the id of the running master, and a second server does not start", async () => {
  const pidFile = join(folder, "server.pid");
  await serving(args(pidFile), async (_url, server) => {
    assert.equal(readFileSync(pidFile, "utf8"), `${server.process.pid}\n`);
    const { code, said } = await ended(args(pidFile));
    assert.equal(code, 1);
    assert.match(said, new RegExp(`already running as process ${server.process.pid}`));
    server.process.kill("SIGTERM");
    await server.exit();
    assert.equal(existsSync(pidFile), false);
  });
});

const other = spawn("sleep", ["1000"]);
after(() => other.kill());

for (const [what, content] of [
  ["is empty", ""],
  ["is blank", " \n"],
  ["contains no number", "onepage\n"],
  ["names no process", "0\n"],
  ["names a whole group of processes", "-1\n"],
  ["names a process that is not a server", `${other.pid}\n`],
  ["names a process that is gone", "4194305\n"],
]) {
  test(`a server starts although an old pid file ${what}`, async () => {
    const pidFile = join(folder, `${what}.pid`);
    writeFileSync(pidFile, content ?? "");
    await serving(args(pidFile), async (_url, server) =>
      assert.equal(readFileSync(pidFile, "utf8"), `${server.process.pid}\n`),
    );
  });
}

test("the pid file is written atomically, and leaves no temporary file", async () => {
  const own = join(folder, "whole");
  mkdirSync(own);
  const pidFile = join(own, "pid");
  writeFileSync(pidFile, "4194305\n");
  const before = statSync(pidFile).ino;
  await serving(args(pidFile), async () => {
    assert.notEqual(statSync(pidFile).ino, before, "it was written in place");
    assert.deepEqual(readdirSync(own), ["pid"]);
  });
});

test("a pid file that is a link is written at the target of the link", async () => {
  const [pidFile, link] = [join(folder, "target.pid"), join(folder, "link.pid")];
  writeFileSync(pidFile, "");
  symlinkSync(pidFile, link);
  await serving(args(link), async (_url, server) => {
    assert.ok(lstatSync(link).isSymbolicLink());
    assert.equal(readFileSync(pidFile, "utf8"), `${server.process.pid}\n`);
  });
});

test("a pid file in a read-only folder is written in place", async () => {
  const own = join(folder, "read-only");
  mkdirSync(own);
  writeFileSync(join(own, "pid"), "");
  chmodSync(own, 0o555);
  await serving(
    args(join(own, "pid")),
    async (_url, server) => assert.equal(readFileSync(join(own, "pid"), "utf8"), `${server.process.pid}\n`),
    { unprivileged: true },
  );
  chmodSync(own, 0o755);
});

test("a server that cannot listen keeps the pid file and the socket of the server that listens", async () => {
  const holder = createServer().listen(0, "127.0.0.1");
  await once(holder, "listening");
  const { port } = holder.address() as { port: number };
  const pidFile = join(folder, "quicker.pid");
  // The other server writes the pid file while this one starts.
  const late = module(
    `import { writeFileSync } from "node:fs";\nwriteFileSync(${JSON.stringify(pidFile)}, "${process.pid}\\n");\n${answering("late")}`,
  );
  assert.equal((await ended(["--bind", `127.0.0.1:${port}`, "--pid", pidFile, late])).code, 1);
  assert.equal(readFileSync(pidFile, "utf8"), `${process.pid}\n`);
  holder.close();

  const path = join(folder, "quicker.sock");
  const taking = createServer();
  const waits = module(`console.log("loads"); await new Promise((go) => setInterval(() => {
    if (process.getBuiltinModule("node:fs").existsSync(${JSON.stringify(path)})) go();
  }, 20));\n${answering("waits")}`);
  const second = new Running(["--bind", `unix:${path}`, waits]);
  await second.says(/loads/);
  await once(taking.listen(path), "listening");
  assert.equal(await second.exit(), 1);
  assert.match(second.said, /it is in use/);
  assert.ok(existsSync(path), "the socket of the other server was removed");
  taking.close();
});

test("a reload writes a deleted pid file again, and the server keeps running", async () => {
  const pidFile = join(folder, "removed.pid");
  await serving(args(pidFile), async (_url, server) => {
    rmSync(pidFile);
    server.process.kill("SIGUSR2");
    await server.says(/\] reloaded/);
    server.process.kill("SIGTERM");
    assert.equal(await server.exit(), 0);
    assert.equal(existsSync(pidFile), false);
  });
});

test("a pid file that cannot be written is reported, and the server ends", async () => {
  const pidFile = join(folder, "gone", "pid");
  mkdirSync(join(folder, "gone"));
  const removing = module(
    `import { rmSync } from "node:fs";\nrmSync(${JSON.stringify(join(folder, "gone"))}, { recursive: true, force: true });\n${answering("x")}`,
  );
  const { code, said } = await ended(["--bind", "127.0.0.1:0", "--pid", pidFile, removing]);
  assert.equal(code, 1);
  assert.match(said, /cannot write to .*gone\/pid: Error: ENOENT/);
  assert.doesNotMatch(said, /at .*appserver\.ts/);
});
