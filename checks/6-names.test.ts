import assert from "node:assert/strict";
import { test } from "node:test";
import type { Lab } from "./collect/model.ts";
import { requirement } from "./requirements/6-names.ts";

const judge = (name: string, code: number | undefined, hostFindsName?: boolean) =>
  requirement.check({
    reading: () => ({ code, out: Buffer.from(name), err: "" }),
    hostFindsName,
  } as unknown as Lab);

test("names that the host can look up must be known in the lab, too, if they were when it was provisioned", () => {
  assert.equal(judge("example.org\n", 0).holds, true);
  const lost = judge("example.org\n", 2, true);
  assert.deepEqual([lost.holds, lost.found], [false, "none"]);
  assert.equal(judge("example.org\n", undefined, true).holds, false);
});

test("without a network nothing is said of names, nor where provisioning knew none", () => {
  assert.match(judge("example.org\n", 2, false).notSeen ?? "", /its host cannot look up example\.org either/);
  assert.match(judge("", 0).notApplicable ?? "", /provisioning/);
});
