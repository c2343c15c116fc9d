import assert from "node:assert/strict";
import { test } from "node:test";
import { requirement } from "./requirements/6-nginx-error-log.ts";
import { answered, labWith } from "./testing/lab-with.ts";

const judge = (line: string, site: object = { siteRoot: answered(200, "") }) =>
  requirement.check(labWith({ logs: `nginx a.log:GET /\n${line}\n`, ...site }));

test("an error of Nginx is in a log, or in none, or nothing shows it", () => {
  assert.equal(judge("mistake 413 /var/log/nginx/error.log").holds, true);
  assert.equal(judge("mistake 413 the journal").found, "the journal");
  assert.match(judge("mistake 413 ").found, /in no file/);
  assert.equal(judge("mistake 413 ").holds, false);
  // A site without a limit, and one that answers each request of its own accord.
  for (const status of ["000", "301"])
    assert.match(judge(`mistake ${status} `).notSeen ?? "", /refused no body/);
  assert.equal(judge("mistake 000 ", {}).holds, false);
});
