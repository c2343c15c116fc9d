import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { separator } from "../probes/repeated-requests.ts";
import { wasBusy } from "./readings.ts";

/** Whether the lab was busy, by curl's exit codes of the requests and the exit codes of the other probes. */
function busy(
  requests: Record<string, number | undefined>,
  others: Record<string, number | undefined> = {},
  repeated = "",
): boolean {
  const readings = new Map(
    Object.entries({ ...requests, ...others, repeated: 0 }).map(([name, code]) => {
      const out = Buffer.from(name === "repeated" ? repeated : "");
      return [name, { code, out, err: "" }] as const;
    }),
  );
  return wasBusy(readings, Object.keys(requests), Object.keys(others));
}

suite("a lab was busy", () => {
  test("if a request was not over, and none took too long", () => {
    assert.equal(busy({ page: 0, status: 0, root: 0 }), false);
    assert.equal(busy({ page: 0, status: undefined }), true);
    // A curl that cannot say it.
    assert.equal(busy({ page: 0, status: undefined }, { curl: 0 }), false);
    // Refused at once.
    assert.equal(busy({ page: 0, status: 7, root: 0 }), false);
    // 28: a program hangs, so what waits behind it is not the lab's fault.
    assert.equal(busy({ page: 0, status: 28, root: undefined }), false);
  });

  test("if another probe was not over, although all requests were", () => {
    assert.equal(busy({ page: 0 }, { session: 0, logs: 1 }), false);
    assert.equal(busy({ page: 0 }, { session: undefined }), true);
    assert.equal(busy({ page: 28 }, { session: undefined }), false);
  });

  test("if only a request that was made several times took too long", () => {
    const repeated = (code: number) => `${separator}status new ${code} 3.0 ${separator}`;
    assert.equal(busy({ status: 0 }, {}, repeated(0)), false);
    assert.equal(busy({ status: 0 }, {}, repeated(28)), true);
    assert.equal(busy({ status: 28 }, {}, repeated(28)), false);
  });
});
