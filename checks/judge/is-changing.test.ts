import assert from "node:assert/strict";
import { test } from "node:test";
import { labWith } from "../testing/lab-with.ts";
import { isChanging, isYoung } from "./is-changing.ts";

const lost = (state: string, age: number, more = "") =>
  labWith({
    lost: `\nport=5000\nuptime=100\nId=onepage.service\nActiveState=${state}\nStateChangeTimestampMonotonic=${(100 - age) * 1e6}\n${more}`,
  });

test("a unit that is starting, stopping or reloading changes the lab, and so does one that does not listen yet", () => {
  assert.equal(isChanging(lost("activating", 1)), true);
  assert.equal(isChanging(lost("deactivating", 1)), true);
  assert.equal(isChanging(lost("active", 3)), true);
  assert.equal(
    isChanging(labWith({ units: "5000 onepage.service\n\nId=onepage.service\nActiveState=reloading" })),
    true,
  );
});

test("a unit that was stopped, has failed, fails again and again, or stays silent changes nothing", () => {
  assert.equal(isChanging(labWith({})), false);
  assert.equal(isChanging(lost("inactive", 1)), false);
  assert.equal(isChanging(lost("failed", 1)), false);
  assert.equal(isChanging(lost("activating", 1, "NRestarts=7\n")), false);
  assert.equal(isChanging(lost("active", 60)), false);
});

test("a unit that was started a moment ago is young, though its port is served", () => {
  const startedAt = (seconds: number) =>
    labWith({
      units: `5000 onepage.service \nuptime 100.25\n\nId=onepage.service\nActiveState=active\nActiveEnterTimestampMonotonic=${seconds * 1e6}`,
    });
  assert.equal(isYoung(startedAt(90)), true);
  assert.equal(isYoung(startedAt(80)), false);
  // A unit that is not active has no such time.
  assert.equal(isYoung(startedAt(0)), false);
  assert.equal(isYoung(labWith({})), false);
});
