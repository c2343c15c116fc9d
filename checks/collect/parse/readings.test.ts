import assert from "node:assert/strict";
import { test } from "node:test";
import { wasBusy } from "./readings.ts";

/** Readings of requests by their names, with curl's exit codes. */
const readings = (codes: Record<string, number | undefined>) =>
  new Map(
    Object.entries(codes).map(([name, code]) => [name, { code, out: Buffer.alloc(0), err: "" }] as const),
  );

test("a lab was busy if a request was not over, and none took too long", () => {
  const names = ["page", "status", "root"];
  assert.equal(wasBusy(readings({ page: 0, status: 0, root: 0 }), names), false);
  assert.equal(wasBusy(readings({ page: 0, status: undefined }), names), true);
  // Refused at once.
  assert.equal(wasBusy(readings({ page: 0, status: 7, root: 0 }), names), false);
  // 28: a program hangs, so what waits behind it is not the lab's fault.
  assert.equal(wasBusy(readings({ page: 0, status: 28, root: undefined }), names), false);
});
