/** How many workers there are, and what becomes of one that dies. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
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

test("pgrep -l finds the master and its workers by a name that is not cut off", async () => {
  await serving([...bound, "--workers", "2", module(answering("named"))], async (_url, server) => {
    const { stdout } = spawnSync("pgrep", ["-l", "appserver"], { encoding: "utf8" });
    const named = new Map(
      stdout
        .trim()
        .split("\n")
        .map((line) => line.split(" ", 2) as [string, string]),
    );
    const pids = [server.process.pid, ...workers(server)];
    assert.deepEqual(
      pids.map((pid) => named.get(String(pid))),
      ["appserver", "appserver", "appserver"],
    );
  });
});

/** The pauses before the starts of what is missing, in seconds; workers that die a little later may have the same one again. */
const pauses = (said: string) =>
  Array.from(said.matchAll(/next start in ([\d.]+) s/g), ([, seconds]) => Number(seconds)).filter(
    (seconds, index, all) => seconds !== all[index - 1],
  );

for (const killed of [1, 3]) {
  test(`${killed} of 4 workers that keep crashing are started again with a growing pause`, async () => {
    const path = module(answering("fine"));
    await serving([...bound, "--workers", "4", path], async (url, server) => {
      writeFileSync(path, 'throw new Error("broken by a later edit");');
      for (const worker of workers(server).slice(0, killed)) process.kill(worker, "SIGKILL");
      const said = await server.says(/next start in 4 s/);
      const found = pauses(said);
      // If several die one after the other on a busy host, a step of the growth may fall into a pause that already runs.
      const steps = [0.5, 1, 2, 4];
      assert.deepEqual(found, killed === 1 ? steps : steps.filter((step) => found.includes(step)));
      assert.deepEqual([found[0], found.at(-1)], [0.5, 4]);
      // No timer is early; and no upper limit: a start takes a busy host a second or more.
      const times = Array.from(said.matchAll(/^(\S+Z).*broken by a later edit$/gm), ([, time = ""]) =>
        Date.parse(time),
      );
      const paused = found.slice(0, -1).reduce((sum, seconds) => sum + seconds, 0) * 1000;
      assert.ok((times.at(-1) as number) - (times[0] as number) >= paused - 10, `starts failed at ${times}`);
      assert.match(await body(url), /^fine/, "the other worker serves");
    });
  });
}

test("many workers killed at once are one misfortune: the next one is replaced as soon as ever", async () => {
  await serving([...bound, "--workers", "8", module(answering("fine"))], async (_url, server) => {
    const replaced = (victims: number[]) =>
      until(
        () => workers(server).length === 8 && !workers(server).some((worker) => victims.includes(worker)),
        () => `${victims} were not replaced`,
      );
    const all = workers(server);
    for (const worker of all) process.kill(worker, "SIGKILL");
    await replaced(all);
    const next = workers(server).slice(0, 1);
    process.kill(next[0] as number, "SIGKILL");
    await replaced(next);
    // Counting each of the eight would make it 30.
    assert.ok(
      pauses(server.said).every((seconds) => seconds <= 0.5),
      server.said,
    );
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
