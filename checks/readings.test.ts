import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import type { ProbeName } from "./probes.ts";
import { parseReadings, probeScript } from "./readings.ts";

const onLinux = {
  skip: process.platform === "linux" ? false : "the probes are made for the lab's own system, Linux",
};

function read(probes: Record<string, string>, deadline?: number) {
  const { stdout } = spawnSync("bash", ["-s"], { input: probeScript(probes, "the-mark", deadline) });
  return (name: string) => parseReadings(stdout, "the-mark").get(name as ProbeName);
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
