import assert from "node:assert/strict";
import { test } from "node:test";
import { labWith } from "../testing/lab-with.ts";
import { startedAgainAndAgain } from "./rhythm.ts";

/** @param ages seconds since each start, the oldest first. */
const told = (...ages: number[]) =>
  startedAgainAndAgain(labWith({ starts: ages.map((age) => `${age * 1000} nginx.service\n`).join("") }));

test("a unit that is started at equal distances is told, with how often and how far apart", () => {
  assert.deepEqual(told(251, 191, 130.5, 71, 11), ["nginx.service was started 5 times, every 60 seconds"]);
  assert.deepEqual(told(900, 22, 17, 12, 7, 2), ["nginx.service was started 5 times, every 5 seconds"]);
});

test("a unit that a person restarts now and then, or that has come to rest, is not told", () => {
  assert.deepEqual(told(500, 300, 210, 70, 11), []);
  assert.deepEqual(told(191, 131, 71, 11), []);
  assert.deepEqual(told(440, 380, 320, 260, 200), []);
  assert.deepEqual(told(), []);
});

test("the starts of one unit are not those of another", () => {
  const starts = [41, 31, 21, 11, 1].map((age, index) => `${age * 1000} ${index % 2 ? "a" : "b"}.service\n`);
  assert.deepEqual(startedAgainAndAgain(labWith({ starts: starts.join("") })), []);
});
