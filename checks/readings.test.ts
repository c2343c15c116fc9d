import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { type Probes, parseReadings, probeScript } from "./readings.ts";

const onLinux = {
  skip: process.platform === "linux" ? false : "the probes are made for the lab's own system, Linux",
};

function read(commands: Record<string, string>, deadline?: number, requests: Probes["requests"] = {}) {
  const nothing = { preparation: "", commands: {} };
  const script = probeScript(
    { requests, user: { preparation: "port=9", commands }, root: nothing },
    "the-mark",
    deadline,
  );
  const { stdout } = spawnSync("bash", ["-s"], { input: script });
  return (name: string) => parseReadings(stdout, "the-mark").get(name);
}

test("a reading has what the probe printed, byte for byte, and its exit code", onLinux, () => {
  const reading = read({
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

test("a probe that does not end has no exit code, and the others are read all the same", onLinux, () => {
  const reading = read({ endless: "echo begun; sleep 60", quick: "echo done" }, 1);
  assert.deepEqual(reading("endless"), { code: undefined, out: Buffer.from("begun\n"), err: "" });
  assert.equal(reading("quick")?.out.toString(), "done\n");
});

test("a probe that prints without end is cut at its limit", onLinux, () => {
  const reading = read({ flood: "yes" }, 5);
  assert.notEqual(reading("flood")?.code, 0);
  assert.ok((reading("flood")?.out.length ?? 0) <= 256 * 1024);
});

test("a request that nobody answers says so in curl's words", onLinux, () => {
  const reading = read({}, 5, { page: ["http://127.0.0.1:$port/"] });
  assert.equal(reading("page")?.code, 7);
  assert.match(reading("page")?.err ?? "", /^Failed to connect to 127\.0\.0\.1 port 9/);
});

test("the probes leave no folder behind", onLinux, () => {
  const before = spawnSync("ls", ["/dev/shm"]).stdout.toString();
  read({ plain: "echo hello" });
  assert.equal(spawnSync("ls", ["/dev/shm"]).stdout.toString(), before);
});

test("an answer that was cut off is an error, not an empty reading", () => {
  for (const text of ["", "the-mark\n", "the-mark\n5 a.out\n\n12"]) {
    assert.throws(() => parseReadings(Buffer.from(text), "the-mark"), /cut off/);
  }
});
