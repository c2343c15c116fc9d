import assert from "node:assert/strict";
import { test } from "node:test";
import { assessDisk, availableOnMac } from "./space.ts";

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

test("on a Mac the memory of caches counts as free", () => {
  const printed = `Mach Virtual Memory Statistics: (page size of 16384 bytes)
Pages free:                               6234.
Pages active:                           301234.
Pages inactive:                         120000.
Pages speculative:                        1500.
Pages purgeable:                          4000.
`;
  assert.equal(availableOnMac(printed), (6234 + 120000 + 1500) * 16384);
});
