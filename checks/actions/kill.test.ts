/** What was killed, and whether it came back. The kills themselves are tried in a real lab. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { inWords, parseRecoveries } from "./kill.ts";

test("the script's lines are recoveries, of which the last may have failed", () => {
  assert.deepEqual(parseRecoveries("worker 2.0\nmaster 6.3\ntree -\n"), [
    { killed: "a worker", seconds: 2 },
    { killed: "the master", seconds: 6.3 },
    { killed: "all its processes", seconds: Number.POSITIVE_INFINITY },
  ]);
  assert.deepEqual(parseRecoveries(""), []);
});

test("a unit that is back, one that is not, and a port without a unit are told", () => {
  const unit = "api.service";
  const recoveries = parseRecoveries("worker 2.0\nmaster 6.3\n");
  assert.equal(
    inWords({ unit, recoveries, complaint: "" }),
    "api.service is back 2.0 s after a worker, 6.3 s after the master",
  );
  const lost = parseRecoveries("worker 0.4\nmaster -\n");
  assert.equal(
    inWords({ unit, recoveries: lost, complaint: "" }),
    "api.service is back 0.4 s after a worker, and is not back 15 s after the master; a restart by hand helped",
  );
  assert.match(
    inWords({ unit, recoveries: lost, complaint: "Job for api.service failed." }),
    /; a restart by hand fails, too$/,
  );
  assert.equal(
    inWords({ unit: "nothing listens on port 5002", recoveries: [], complaint: "" }),
    "nothing (nothing listens on port 5002)",
  );
});
