import assert from "node:assert/strict";
import { test } from "node:test";
import { requirement } from "./requirements/6-nginx-log.ts";
import { labWith } from "./testing/lab-with.ts";

const judge = (...files: string[]) =>
  requirement.check(labWith({ logs: files.map((file) => `nginx /var/log/nginx/${file}:GET /`).join("\n") }));

test("a request is noted in any log of Nginx, but an error log notes only what fails", () => {
  assert.equal(judge("access.log").holds, true);
  assert.equal(judge("site.log", "error.log").holds, true);
  assert.equal(judge("error.log").holds, false);
  assert.match(judge("site-errors.log").found, /in none/);
});
