import assert from "node:assert/strict";
import { test } from "node:test";
import { labWith } from "../testing/lab-with.ts";
import { storyOfAnswer, storyOfOwner, storyOfPort, withOwner } from "./port-story.ts";

/** What silent-ports.sh prints for a unit, a minute after its state changed. */
const lost = (properties: Record<string, string>) =>
  Object.entries({
    port: "5000",
    uptime: "100",
    Id: "onepage.service",
    LoadState: "loaded",
    ActiveState: "inactive",
    UnitFileState: "enabled",
    Result: "success",
    ConditionResult: "yes",
    StateChangeTimestampMonotonic: "40000000",
    ...properties,
  }).reduce((text, [key, value]) => `${text}\n${key}=${value}`, "");

const story = (properties: Record<string, string>, listeners = "") =>
  storyOfPort(labWith({ lost: lost(properties), listeners }), 5000).found;

test("a port on which nothing listens is told with the state of the unit that had it", () => {
  for (const [properties, words] of [
    [{}, /onepage\.service, which had it before, is inactive: it was stopped 60 seconds ago$/],
    [{ LoadState: "not-found" }, /does not exist any more$/],
    [{ LoadState: "masked" }, /is masked/],
    [{ LoadState: "bad-setting" }, /cannot be loaded \(bad-setting\)$/],
    [
      { ConditionResult: "no", ConditionTimestampMonotonic: "9000" },
      /was not started: a condition of the unit is not met$/,
    ],
    [
      {
        StateChangeTimestampMonotonic: "0",
        UnitFileState: "disabled",
        ConditionResult: "no",
        ConditionTimestampMonotonic: "0",
      },
      /was not started since the boot: it is disabled$/,
    ],
    [
      { ActiveState: "failed", Result: "exit-code" },
      /failed 60 seconds ago \(its program ended with an error\)$/,
    ],
    [{ ActiveState: "activating", NRestarts: "7" }, /fails again and again: systemd restarted it 7 times$/],
    [{ ActiveState: "active", FreezerState: "frozen" }, /is frozen$/],
    [{ ActiveState: "active", pids: "12 13 " }, /is active, but listens on no port$/],
    [
      { ActiveState: "active", pids: "12 13", network: "its own" },
      /is active, but has a network of its own$/,
    ],
    [
      { ActiveState: "activating", NRestarts: "7", Result: "oom-kill" },
      /systemd restarted it 7 times \(the memory was full\)$/,
    ],
    [
      { Id: "session-3.scope" },
      /started by hand, in a login session, and has ended \(the last boot was 100 seconds ago\)$/,
    ],
  ] as const) {
    assert.match(story(properties), words);
  }
});

test("a unit that listens on another port is told with that port", () => {
  const listeners = `LISTEN 0 511 127.0.0.1:5009 0.0.0.0:* users:(("node",pid=13,fd=6))\n`;
  assert.match(
    story({ ActiveState: "active", pids: "12 13 " }, listeners),
    /is active, but listens on port 5009$/,
  );
});

test("the last words of a unit are told only if they are about its end", () => {
  const failed = { ActiveState: "failed", Result: "exit-code" };
  assert.match(
    story({ ...failed, log: "59 Error: no such\tmodule" }),
    /; its last words: "Error: no such\\tmodule"$/,
  );
  assert.match(
    story({ ...failed, journal: "41.2 Failed to start." }),
    /; its last words: "Failed to start\."$/,
  );
  assert.doesNotMatch(story({ ...failed, log: "4000 an old line" }), /last words/);
  assert.doesNotMatch(story({ log: "59 nothing about a stop" }), /last words/);
});

test("without an earlier run only the port is told", () => {
  assert.equal(storyOfPort(labWith({}), 5000).found, "nothing listens on port 5000");
});

test("a port that does not answer is told with processes that are stopped, and addresses that are others", () => {
  const listeners = `LISTEN 0 511 [::1]:5000 [::]:* users:(("node",pid=13,fd=6))\n`;
  assert.equal(storyOfAnswer(labWith({ listeners }), 5000), "; a process listens on [::1]:5000 only");
  const processes = "root:x:0:0:\n\nName:\tnode\nState:\tT (stopped)\nPid:\t13\nPPid:\t1\nUid:\t0\t0\t0\t0\n";
  assert.equal(storyOfAnswer(labWith({ listeners, processes }), 5000), "; stopped by a signal: process 13");
});

test("a unit that hardly gets a processor is told with its quota", () => {
  const listeners = `LISTEN 0 511 0.0.0.0:5002 0.0.0.0:* users:(("node",pid=13,fd=6))\n`;
  const of = (quota: string) =>
    storyOfAnswer(
      labWith({ listeners, units: `5002 api.service \n\nId=api.service\nCPUQuotaPerSecUSec=${quota}\n` }),
      5002,
    );
  assert.match(of("20ms"), /; api\.service may use a processor for 20 ms in each second \(CPUQuota\)/);
  for (const enough of ["infinity", "1.500000s", "500ms"]) assert.equal(of(enough), "");
});

test("a port that another program has is told with that program, and with the unit that lost it", () => {
  const listeners = `LISTEN 0 5 0.0.0.0:5000 0.0.0.0:* users:(("python3",pid=13,fd=3))\n`;
  const processes =
    "vagrant:x:1000:1000:\n\nName:\tpython3\nState:\tS (sleeping)\nPid:\t13\nPPid:\t1\nUid:\t1000\t0\t0\t0\n";
  const failed = { ActiveState: "failed", Result: "exit-code", log: "59 port 5000 is taken" };
  assert.equal(
    storyOfOwner(labWith({ listeners, processes, lost: lost(failed) }), 5000),
    '; process 13 of vagrant (python3) has port 5000 now; onepage.service, which had it before, failed 60 seconds ago (its program ended with an error); its last words: "port 5000 is taken"',
  );
  assert.equal(storyOfOwner(labWith({ listeners, processes }), 5000), "");
  const wrong = { holds: false, expected: "200", found: "503", hint: "Check the application." };
  const told = withOwner(labWith({ listeners, processes, lost: lost(failed) }), 5000, wrong);
  assert.match(told.found, /^503; process 13 of vagrant/);
  assert.match(told.hint ?? "", /^Find out what started the program/);
  assert.equal(withOwner(labWith({ listeners, processes }), 5000, wrong), wrong);
});
