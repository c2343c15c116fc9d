import assert from "node:assert/strict";
import { test } from "node:test";
import { assessDisk } from "./space.ts";

const gibibyte = 2 ** 30;
const of = (free: number, memory: number) => assessDisk(free * gibibyte, memory * gibibyte).state;

test("the disk needs space for the lab and for two snapshots with its memory", () => {
  assert.equal(of(6, 1.5), "good");
  assert.equal(of(5.9, 1.5), "warning");
  assert.equal(of(5.9, 1), "good");
  assert.match(assessDisk(2 * gibibyte, 1.5 * gibibyte).fix ?? "", /^make 6 GiB free for /);
});

test("with less than one GiB a lab cannot start", () => {
  assert.equal(of(0.9, 0.5), "bad");
  assert.equal(of(1, 0.5), "warning");
});
