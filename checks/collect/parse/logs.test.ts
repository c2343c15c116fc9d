import assert from "node:assert/strict";
import { test } from "node:test";
import { labWith } from "../../testing/lab-with.ts";
import { logsOn, timesCameTo } from "./logs.ts";

function lab(...lines: string[]) {
  return labWith({
    logs: lines.join("\n"),
    listeners:
      'LISTEN 0 511 *:5000 *:* users:(("x",pid=7,fd=3))\nLISTEN 0 511 *:5001 *:* users:(("x",pid=8,fd=3))\n',
  });
}

test("logs are found in the folder with the service's name", () => {
  const seen = lab(
    "log 5000 /var/log/a/access.log",
    "log 5000 /var/log/a/error.log",
    'line /var/log/a/access.log:"GET /?probes-1-2-5000 HTTP/1.1"',
  );
  assert.deepEqual(logsOn(seen, 5000).access, ["/var/log/a/access.log"]);
  assert.deepEqual(logsOn(seen, 5000).error, ["/var/log/a/error.log"]);
  assert.deepEqual(logsOn(seen, 5001), { access: [], error: [], all: [] });
});

test("log files that the processes have open are found under any name", () => {
  const seen = lab("open 8 /srv/requests", "open 8 /srv/mishaps", "line /srv/requests:GET /?probes-1-2-5001");
  assert.deepEqual(logsOn(seen, 5001).access, ["/srv/requests"]);
  assert.deepEqual(logsOn(seen, 5001).error, ["/srv/mishaps"]);
  assert.deepEqual(logsOn(seen, 5000).all, []);
});

test("a single log file is not an error log", () => {
  const seen = lab("open 7 /srv/error.log", "line /srv/error.log:GET /?probes-1-2-5000");
  assert.deepEqual(logsOn(seen, 5000).error, []);
});

test("an error log that also contains a request is still an error log", () => {
  const seen = lab(
    "log 5000 /var/log/a/access.log",
    "log 5000 /var/log/a/error.log",
    "line /var/log/a/access.log:GET /?probes-1-2-5000 404",
    "line /var/log/a/error.log:404 /?probes-1-2-5000",
  );
  assert.deepEqual(logsOn(seen, 5000).access, ["/var/log/a/access.log"]);
  assert.deepEqual(logsOn(seen, 5000).error, ["/var/log/a/error.log"]);
});

test("a request reached a service if the log of one of its workers contains it", () => {
  const seen = lab(
    "log 5000 /var/log/a/out-1.log",
    "log 5000 /var/log/a/out-2.log",
    "line /var/log/a/out-1.log:GET /?probes-1-2-5000",
    "line /var/log/a/out-2.log:GET /?probes-1-2-sitePage",
  );
  assert.equal(timesCameTo(seen, 5000, "sitePage"), 1);
  assert.equal(timesCameTo(seen, 5000, "siteEven"), 0);
  assert.equal(timesCameTo(seen, 5001, "sitePage"), undefined);
});
