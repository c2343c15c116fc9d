/** Signals and killed processes at unusual moments: the server ends without an error of its own. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { closeSync, constants, existsSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import {
  answering,
  body,
  folder,
  gone,
  module,
  Running,
  serving,
  until,
  workers,
} from "./serving.test-help.ts";

const bound = ["--bind", "127.0.0.1:0"];

/** Whether a process has ended, even if its parent has not yet read the exit code. */
const dead = (pid: number) =>
  /^(Z.*|)$/m.test(spawnSync("ps", ["-o", "stat=", "-p", `${pid}`], { encoding: "utf8" }).stdout.trim());
const areDead = (pids: number[]) =>
  until(
    () => pids.every(dead),
    () => `${pids} are still running`,
  );

for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) {
  test(`after ${signal} the server exits with 0 although the workers end before the master signals them`, async () => {
    const [log, pidFile] = [join(folder, `${signal}.fifo`), join(folder, `${signal}.pid`)];
    spawnSync("mkfifo", [log]);
    // A write to a fifo without a reader blocks: the master stops between the signal and its reaction.
    const read = () => openSync(log, constants.O_RDONLY | constants.O_NONBLOCK);
    const reader = read();
    const args = ["--workers", "3", "--error-logfile", log, "--pid", pidFile, module(answering("x"))];
    await serving([...bound, ...args], async (_url, server) => {
      await server.says(/workers: 3/);
      const all = workers(server);
      closeSync(reader);
      server.process.kill(signal);
      await server.says(/ended by/);
      for (const worker of all) process.kill(worker, "SIGTERM");
      await areDead(all);
      const again = read();
      assert.equal(await server.exit(), 0, server.said);
      closeSync(again);
      assert.ok(all.every(gone));
      assert.equal(existsSync(pidFile), false);
    });
  });
}

test("if a worker is killed as it begins to listen, the start ends with an error line and an exit code, without a crash", async () => {
  const path = module(`
    const send = process.send.bind(process);
    process.send = (message, ...rest) => {
      if (message.act === "queryServer") process.kill(process.ppid, "SIGSTOP");
      const sent = send(message, ...rest);
      if (message.act === "queryServer") process.kill(process.pid, "SIGKILL");
      return sent;
    };
    console.log("worker", process.pid, "loads");
    ${answering("never")}`);
  const server = new Running([...bound, path]);
  const worker = Number(/worker (\d+)/.exec(await server.says(/worker \d+ loads\n/))?.[1]);
  await areDead([worker]);
  server.process.kill("SIGCONT");
  assert.equal(await server.exit(), 3);
  assert.match(server.said, new RegExp(`worker ${worker} ended \\(SIGKILL\\)`));
  assert.doesNotMatch(server.said, /EPIPE|TypeError/);
});

/** A module that finishes loading when the test allows it. */
function waiting(): { path: string; load: () => void } {
  const go = join(folder, `go-${Math.random()}`);
  const path = module(`import { existsSync } from "node:fs";
    console.log("loads");
    await new Promise((go) => {
      const look = setInterval(() => existsSync(${JSON.stringify(go)}) && go(clearInterval(look)), 10);
    });
    ${answering("loaded")}`);
  return { path, load: () => writeFileSync(go, "") };
}

test("USR2 to all processes during the start does not end it", async () => {
  const { path, load } = waiting();
  const server = new Running([...bound, path]);
  await server.says(/loads/);
  // The worker now ignores this signal; a worker that is only just starting does not.
  process.kill(workers(server)[0] as number, "SIGTERM");
  await server.says(/ended \(SIGTERM\)/);
  await until(
    () => workers(server).length === 1,
    () => "the worker was not started again",
  );
  for (const pid of [...workers(server), server.process.pid as number]) process.kill(pid, "SIGUSR2");
  load();
  await server.says(/\] reloaded/);
  server.process.kill("SIGTERM");
  assert.equal(await server.exit(), 0);
});

test("USR2, TTIN and TTOU during the start take effect after it", async () => {
  const { path, load } = waiting();
  const pidFile = join(folder, "early.pid");
  const server = new Running([...bound, "--pid", pidFile, path]);
  await server.says(/loads/);
  server.process.kill("SIGUSR2");
  for (const [signal, said] of [
    ["SIGTTIN", 2],
    ["SIGTTIN", 3],
    ["SIGTTOU", 2],
  ] as const) {
    server.process.kill(signal);
    await server.says(new RegExp(`workers: ${said}`), signal === "SIGTTOU" ? 2 : 1);
  }
  load();
  await server.says(/\] reloaded/);
  assert.match(await body(await server.url()), /^loaded/);
  await until(
    () => workers(server).length === 2,
    () => `there are not 2 workers: ${workers(server)}`,
  );
  assert.equal(readFileSync(pidFile, "utf8"), `${server.process.pid}\n`);
  server.process.kill("SIGTERM");
  assert.equal(await server.exit(), 0);
});

for (const signal of ["SIGTERM", "SIGHUP", "SIGINT", "SIGQUIT"] as const) {
  test(`after ${signal} during the start the server exits with 0, also if all processes get the signal`, async () => {
    for (const whom of ["the master", "the workers first"]) {
      const { path } = waiting();
      const files = {
        pid: join(folder, `${signal}.early.pid`),
        socket: join(folder, `${signal}.early.sock`),
      };
      const server = new Running([
        "--bind",
        `unix:${files.socket}`,
        "--pid",
        files.pid,
        "--workers",
        "2",
        path,
      ]);
      await server.says(/loads/);
      const before = workers(server);
      if (whom !== "the master") {
        for (const worker of before) process.kill(worker, signal);
        // Only TERM ends workers: they ignore the other signals, which the master handles.
        if (signal === "SIGTERM") await server.says(/loads/, 2);
      }
      server.process.kill(signal);
      assert.equal(await server.exit(), 0, server.said);
      assert.ok(before.every(gone));
      assert.deepEqual(Object.values(files).filter(existsSync), []);
    }
  });
}
