/** The number of workers, and the replacement of a worker that ended. */
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

/** The pauses before new starts, in seconds; workers that end a little later may repeat a pause. */
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
      assert.deepEqual(pauses(said), [0.5, 1, 2, 4]);
      // A timer is never early. There is no upper limit: a start takes a second or more on a busy host.
      const times = Array.from(said.matchAll(/^(\S+Z).*broken by a later edit$/gm), ([, time = ""]) =>
        Date.parse(time),
      );
      assert.ok((times.at(-1) as number) - (times[0] as number) >= 3490, `starts failed at ${times}`);
      assert.match(await body(url), /^fine/, "the other worker serves");
    });
  });
}

test("workers killed at once count as one failure: the next one is replaced without a longer pause", async () => {
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
    // If each of the eight counted, the pause would be 30 s.
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
        () => `the number of workers is not ${count}`,
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
