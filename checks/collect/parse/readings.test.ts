import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { failedAnswer } from "../http.ts";
import type { Answer } from "../model.ts";
import { repeatingProbes, separator } from "../probes/repeated-requests.ts";
import { aheadOf, secondsAfterLogin, wasBusy } from "./readings.ts";

/** Whether the lab was busy, by curl's exit codes of the requests and the exit codes of the other probes. */
function busy(
  requests: Record<string, number | undefined>,
  others: Record<string, number | undefined> = {},
  { repeated = {}, rest = "", fromHost = [] as Answer[] } = {},
): boolean {
  const printed: Record<string, string> = { ...repeated, rest };
  const probes = Object.fromEntries(repeatingProbes.map((probe) => [probe, 0]));
  const readings = new Map(
    Object.entries({ ...requests, ...others, ...probes, rest: undefined }).map(([name, code]) => {
      const out = Buffer.from(printed[name] ?? "");
      return [name, { code, out, err: "" }] as const;
    }),
  );
  const services = Object.fromEntries(
    Object.keys(requests).map((name) => [name, name === "page" ? 5000 : 5003]),
  );
  return wasBusy(readings, services, Object.keys(others), fromHost);
}

test("a clock that was read at some time of a long look may be right", () => {
  // The lab was asked at 100.2 s, and the answer was complete at 110.7 s.
  const ahead = (clock: number) => aheadOf(clock, 100_200, 110_700);
  for (const clock of [100, 101, 105, 110]) assert.equal(ahead(clock), 0, `${clock}`);
  assert.ok(Math.abs(ahead(170) - 59.3) < 0.001);
  assert.ok(Math.abs(ahead(40) + 59.2) < 0.001);
  assert.ok(Number.isNaN(ahead(Number.NaN)));
});

test("the time is the last number, whatever a login prints before it", () => {
  assert.equal(secondsAfterLogin("1796040000\n"), 1796040000);
  assert.equal(secondsAfterLogin("Welcome to 24.04\n2 updates\n1796040000\n"), 1796040000);
  assert.equal(secondsAfterLogin("date: not found\n"), undefined);
});

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
    for (const probe of repeatingProbes) {
      const repeated = (code: number) => ({ [probe]: `${separator}status new ${code} 3.0 ${separator}` });
      assert.equal(busy({ status: 0 }, {}, { repeated: repeated(0) }), false);
      assert.equal(busy({ status: 0 }, {}, { repeated: repeated(28) }), true, probe);
      assert.equal(busy({ status: 28 }, {}, { repeated: repeated(28) }), false);
    }
  });

  test("if a request took too long while the processors never rested, and others of the same service were answered", () => {
    const late = { page: 0, status: 28, root: 0 };
    assert.equal(busy(late, {}, { rest: "3" }), true);
    // A program that hangs: the processors rest.
    assert.equal(busy(late, {}, { rest: "60" }), false);
    assert.equal(busy({ page: 0, status: 28, root: 28 }, {}, { rest: "3" }), false);
  });

  test("if the host waited in vain for one of its answers while the processors never rested", () => {
    const late = failedAnswer(new Error("127.0.0.1:8080: no answer within 8 s"));
    const right: Answer = { status: 200, headers: {}, body: Buffer.alloc(0) };
    assert.equal(busy({ page: 0 }, {}, { rest: "3", fromHost: [right, late] }), true);
    assert.equal(busy({ page: 0 }, {}, { rest: "60", fromHost: [right, late] }), false);
    // A packet filter.
    assert.equal(busy({ page: 0 }, {}, { rest: "3", fromHost: [late, late] }), false);
    assert.equal(busy({ page: 0 }, {}, { rest: "3", fromHost: [right, right] }), false);
  });
});
