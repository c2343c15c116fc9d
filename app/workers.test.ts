/** How many workers there are, and what becomes of one that dies. */
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { test } from "node:test";
import { answering, body, module, serving, until, workers } from "./serving.test-help.ts";

const bound = ["--bind", "127.0.0.1:0"];

test("workers share the socket, and a killed one is replaced while the others serve", async () => {
  await serving([...bound, "--workers", "3", module(answering("shared"))], async (url, server) => {
    const [first] = workers(server);
    process.kill(first as number, "SIGKILL");
    for (let count = 0; count < 50; count++) assert.match(await body(url), /^shared/);
    await until(
      () => !workers(server).includes(first as number) && workers(server).length === 3,
      () => "the worker was not replaced",
    );
    await server.says(new RegExp(`worker ${first} ended \\(SIGKILL\\)`));
  });
});

test("a worker that keeps crashing is started again with a growing pause", async () => {
  const path = module(answering("fine"));
  await serving([...bound, "--workers", "2", path], async (url, server) => {
    writeFileSync(path, 'throw new Error("broken by a later edit");');
    const [first] = workers(server);
    process.kill(first as number, "SIGKILL");
    const said = await server.says(/broken by a later edit/, 4);
    const times = Array.from(said.matchAll(/^(\S+Z).*broken by a later edit$/gm), ([, time = ""]) =>
      Date.parse(time),
    );
    const [a = 0, b = 0, c = 0, d = 0] = times;
    // The start itself comes on top of each pause, and takes a busy host a second or more.
    assert.ok(b - a >= 490 && c - b >= 990 && d - c >= 1990, `starts at ${times}`);
    assert.ok(d - c > b - a, `starts at ${times}`);
    assert.match(await body(url), /^fine/, "the other worker serves");
  });
});

test("TTIN and TTOU change the number of workers, which never falls below one", async () => {
  await serving([...bound, module(answering("n"))], async (_url, server) => {
    const become = (count: number) =>
      until(
        () => workers(server).length === count,
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
