import assert from "node:assert/strict";
import { test } from "node:test";
import { unitOn, units } from "../collect/parse/units.ts";
import { labWith } from "../testing/lab-with.ts";
import { judgeBoot, judgeRestart, judgeUnit, secondsOf } from "./judge-unit.ts";

const lab = (units: string) => labWith({ units });

const unit = (id: string, state: string, more = "") =>
  `Id=${id}\nUnitFileState=${state}\nRestart=always\nCanReload=no\n${more}`;

const atBoot = "default.target\n  multi-user.target\n    services.target\n      b.service\n  c.socket\n";

test("the unit of a port is found among all units, and judged by systemd's properties", () => {
  const seen = lab(
    `5000 a.service\n5001 b.service\n\n${unit("b.service", "static")}\n${unit("a.service", "enabled")}`,
  );
  assert.equal(units(seen).length, 2);
  assert.equal((unitOn(seen, 5000) as { Id: string }).Id, "a.service");
  assert.equal(unitOn(seen, 5002), "nothing listens on port 5002");
  assert.equal(unitOn(lab("5000 \n\n"), 5000), "a process that belongs to no systemd unit");
  assert.equal(judgeUnit(seen, 5000, "Restart", ["always"]).holds, true);
  assert.deepEqual(judgeUnit(seen, 5000, "CanReload", ["yes"]), {
    holds: false,
    found: "a.service: CanReload=no",
  });
});

test("a unit starts at boot if it is enabled, if an enabled unit wants it, or if its socket is enabled", () => {
  const holds = (text: string) => judgeBoot(lab(`5000 ${text}\n${atBoot}`), 5000).holds;
  assert.equal(holds(`a.service\n\n${unit("a.service", "enabled")}`), true);
  assert.equal(holds(`b.service\n\n${unit("b.service", "static")}`), true);
  assert.equal(holds(`c.service\n\n${unit("c.service", "static", "TriggeredBy=d.timer c.socket\n")}`), true);
  for (const state of ["disabled", "static", "transient", "enabled-at-login", ""]) {
    assert.equal(holds(`a.service\n\n${unit("a.service", state)}`), false, state);
  }
  assert.equal(holds(`b.service\n\n${unit("b.service", "masked")}`), false);
  assert.equal(holds(`a.service\n\n${unit("a.service", "static", "TriggeredBy=\n")}`), false);
});

test("no unit starts at a boot into another target", () => {
  const facts = {
    units: `5000 a.service\n\n${unit("a.service", "enabled")}`,
    boot: "a boot ends in rescue.target\n",
  };
  const { holds, found } = judgeBoot(labWith(facts), 5000);
  assert.deepEqual([holds, found], [false, "a boot ends in rescue.target"]);
});

test("a unit restarts only if its Restart= covers every way in which its main process ends", () => {
  const judge = (restart: string, main: string, more = "") => {
    const lab = labWith({
      units: `5000 a.service\n\nId=a.service\nRestart=${restart}\nMainPID=7\n${more}`,
      processes: `root:x:0:\n\nName:\t${main}\nState:\tS\nPid:\t7\nPPid:\t1\nUid:\t0\n`,
    });
    return judgeRestart(lab, 5000);
  };
  assert.equal(judge("always", "tmux: server").holds, true);
  assert.equal(judge("on-failure", "node").holds, true);
  assert.equal(judge("no", "node").holds, false);
  assert.match(judge("on-failure", "tmux: server").found, /its main process tmux exits with success/);
  assert.equal(judge("on-failure", "tmux: server").holds, false);
  assert.equal(judge("always", "node", "RemainAfterExit=yes\n").holds, false);
  assert.match(judge("on-failure", "cron").found, /not what cron started once/);
  const limited = (burst: number, interval: string) =>
    judge("always", "node", `StartLimitBurst=${burst}\nStartLimitIntervalUSec=${interval}\n`).holds;
  assert.equal(limited(1, "1h"), false);
  assert.equal(limited(1, "0"), true);
  assert.equal(limited(5, "10s"), true);
});

test("a unit that starts again too late, or not after every end, does not count as restarted", () => {
  const judge = (more: string) =>
    judgeRestart(lab(`5000 a.service\n\n${unit("a.service", "enabled", more)}`), 5000);
  assert.equal(judge("RestartUSec=100ms\nRestartPreventExitStatus=\n").holds, true);
  assert.equal(judge("RestartUSec=15s\n").holds, true);
  assert.match(judge("RestartUSec=5min\n").found, /only after a pause of 5min/);
  assert.match(judge("RestartPreventExitStatus=9\n").found, /not after an exit with 9/);
});

test("times of systemd are read in seconds", () => {
  for (const [text, seconds] of [
    ["100ms", 0.1],
    ["5s", 5],
    ["1min 30s", 90],
    ["2h", 7200],
    ["infinity", Number.POSITIVE_INFINITY],
    ["0", 0],
  ] as const)
    assert.ok(Math.abs(secondsOf(text) - seconds) < 1e-9 || secondsOf(text) === seconds, text);
});
