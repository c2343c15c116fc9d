import assert from "node:assert/strict";
import { test } from "node:test";
import { waitUntil } from "./wait-until.ts";

test("waitUntil waits for a condition, also if the clock changes", async (t) => {
  for (const jump of [3_600_000, -3_600_000]) {
    let now = Date.now();
    const clock = t.mock.method(Date, "now", () => {
      now += jump;
      return now;
    });
    let asked = 0;
    assert.equal(await waitUntil(5, async () => ++asked === 3), true);
    const started = performance.now();
    assert.equal(await waitUntil(0.3, async () => false), false);
    const waited = performance.now() - started;
    assert.ok(waited >= 300 && waited < 20_000, `${waited} ms`);
    clock.mock.restore();
  }
});
