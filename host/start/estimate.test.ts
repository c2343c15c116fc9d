import assert from "node:assert/strict";
import { test } from "node:test";
import { noteOf } from "./estimate.ts";

test("a lab that runs Debian because of the host says so, and what makes it Ubuntu", () => {
  assert.match(noteOf("debian-12").note ?? "", /^The lab runs Debian 12: .*LAB_BOX=ubuntu-24\.04/);
  assert.deepEqual(noteOf("ubuntu-24.04"), {});
  assert.deepEqual(noteOf(""), {});
});
