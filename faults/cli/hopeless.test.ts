import assert from "node:assert/strict";
import { test } from "node:test";
import { hopeless } from "./hopeless.ts";

const failing = (...all: string[]) => ({ all, roots: all, isStarting: false, linesOf: () => 0 });

test("what the fault itself makes fail is waited for", () => {
  const isHopeless = hopeless([{ reddens: ["2-local", "2-ipv6"] }]);
  for (let look = 0; look < 10; look++) assert.equal(isHopeless(failing("2-ipv6", "2-local")), false);
});

test("what fails besides is waited for until it stays the same for three looks", () => {
  const isHopeless = hopeless([{ reddens: ["2-local"] }]);
  const other = failing("0-page", "2-local");
  assert.deepEqual([other, other, failing("0-page"), failing("0-page"), failing("0-page")].map(isHopeless), [
    false,
    false,
    false,
    false,
    true,
  ]);
});
