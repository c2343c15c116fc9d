import assert from "node:assert/strict";
import { test } from "node:test";
import { requirement } from "./requirements/6-room.ts";
import { labWith } from "./testing/lab-with.ts";

const judge = (room: string) => requirement.check(labWith({ room }));
const enough = "500 1000 500 1000\n".repeat(4);

test("there is room where a hundredth of the bytes and inodes is free, or inodes are made on demand", () => {
  assert.equal(judge(enough).holds, true);
  assert.equal(judge("500 1000 0 0\n".repeat(4)).holds, true);
  assert.match(
    judge(enough.replace("500 1000 500", "5 1000 500")).found,
    /^\/: 0\.5 % of the bytes, 50 % of the inodes$/,
  );
});

test("a file system that is mounted read-only is told, whatever its space", () => {
  const { holds, found, hint } = judge(`${enough}read-only /var/log\n`);
  assert.deepEqual([holds, found], [false, "mounted read-only: /var/log"]);
  assert.match(hint ?? "", /journalctl -k/);
});
