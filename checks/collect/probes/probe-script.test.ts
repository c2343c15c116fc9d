import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { parseReadings } from "../parse/readings.ts";
import { type Probes, probeScript } from "./probe-script.ts";

const onLinux = {
  skip: process.platform === "linux" ? false : "the probes run only on Linux, as in the lab",
};

function read(
  commands: Record<string, string>,
  deadline?: number,
  requests: Probes["requests"] = {},
  { first = {}, preparation = "port=9" }: Partial<Probes["user"]> = {},
) {
  const nothing = { preparation: "", commands: {} };
  const mark = `test-${randomUUID()}`;
  const script = probeScript(
    { requests, user: { first, preparation, commands }, root: nothing },
    mark,
    deadline,
  );
  const { stdout } = spawnSync("bash", ["-s"], { input: script });
  const readings = parseReadings(stdout, mark);
  return { reading: (name: string) => readings.get(name), folder: `/dev/shm/${mark}` };
}

test("a reading contains the probe's output, byte for byte, and its exit code", onLinux, () => {
  const { reading } = read({
    plain: "echo hello",
    binary: "printf '\\000\\377\\n\\n'",
    failing: "echo why >&2; false",
    silent: "true",
  });
  assert.deepEqual(reading("plain"), { code: 0, out: Buffer.from("hello\n"), err: "" });
  assert.deepEqual(reading("binary")?.out, Buffer.from([0, 255, 10, 10]));
  assert.deepEqual(reading("failing"), { code: 1, out: Buffer.alloc(0), err: "why" });
  assert.deepEqual(reading("silent"), { code: 0, out: Buffer.alloc(0), err: "" });
});

test("a probe that does not end has no exit code, and the other probes are read", onLinux, () => {
  const { reading } = read({ endless: "echo begun; sleep 60", quick: "echo done" }, 1);
  assert.deepEqual(reading("endless"), { code: undefined, out: Buffer.from("begun\n"), err: "" });
  assert.equal(reading("quick")?.out.toString(), "done\n");
});

test("a probe after a probe that does not end is not started after the deadline", onLinux, () => {
  const { reading } = read(
    { behind: "echo begun" },
    1,
    {},
    { first: { endless: "sleep 60" }, preparation: "finished endless" },
  );
  assert.equal(reading("endless")?.code, undefined);
  assert.equal(reading("behind"), undefined);
});

test("the output of a finished probe is available to the later probes", onLinux, () => {
  const { reading } = read(
    { behind: 'echo "$read"' },
    5,
    {},
    { first: { quick: "echo a word" }, preparation: "finished quick; read -r read <quick.out" },
  );
  assert.equal(reading("behind")?.out.toString(), "a word\n");
});

test("endless output of a probe is cut at the limit", onLinux, () => {
  const { reading } = read({ flood: "yes" }, 5);
  assert.notEqual(reading("flood")?.code, 0);
  assert.ok((reading("flood")?.out.length ?? 0) <= 256 * 1024);
});

test("a request without an answer has curl's exit code and message", onLinux, () => {
  const { reading } = read({}, 5, { page: ["http://127.0.0.1:$port/"] });
  assert.equal(reading("page")?.code, 7);
  assert.notEqual(reading("page")?.err, "");
});

test(
  "the results of other requests are read although one request hangs until curl is killed",
  onLinux,
  async () => {
    const silent = createServer().listen(0, "127.0.0.1");
    await once(silent, "listening");
    const { port } = silent.address() as AddressInfo;
    const requests = { refused: ["http://127.0.0.1:$port/"], silent: [`http://127.0.0.1:${port}/`] } as const;
    const { reading } = read({}, 3, requests);
    silent.close();
    assert.equal(reading("refused")?.code, 7);
    assert.equal(reading("silent"), undefined);
  },
);

test("what percentage of the time the processors rested is a reading", onLinux, () => {
  const rest = Number(read({ waits: "sleep 0.5" }).reading("rest")?.out.toString());
  assert.ok(rest >= 0 && rest <= 100, `${rest}`);
});

test("the probes remove their folder", onLinux, async () => {
  const { folder } = read({ plain: "echo hello" });
  // The folder is removed after the answer.
  const end = Date.now() + 5000;
  while (existsSync(folder) && Date.now() < end) await pause(20);
  assert.equal(existsSync(folder), false);
});

test("an incomplete answer is an error, not an empty reading", () => {
  for (const text of ["", "==> /dev/shm/the-mark/a.out <==\n12", "the-mark"]) {
    assert.throws(() => parseReadings(Buffer.from(text), "the-mark"), /cut off/);
  }
});

test("the parent of a process is read although the kernel's file about it changes meanwhile", onLinux, () => {
  // It works and sleeps in turn: the line about its state is longer and shorter in turn, and comes before the parent's.
  const turns = `node -e 'setInterval(() => { for (let i = 0; i < 1e6; i++); }, 1)'`;
  const { reading } = read({
    parents: `${turns} &
      other=$!
      for ((i = 0; i < 5000; i++)); do process_status "$other" PPid; done | sort | uniq -c
      kill "$other"`,
  });
  assert.match(reading("parents")?.out.toString() ?? "", /^ *5000 \d+\n$/);
});
