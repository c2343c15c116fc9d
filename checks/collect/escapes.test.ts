import assert from "node:assert/strict";
import { test } from "node:test";
import { waysOut } from "./escapes.ts";

test("the ways out of a folder begin at each location that there may be", () => {
  assert.deepEqual(waysOut("/static/css/style.css"), [
    "/static../static/css/style.css",
    "/static..%2fstatic/css/style.css",
    "/static/css../css/style.css",
    "/static/css..%2fcss/style.css",
    `/static/css/${"..%2f".repeat(12)}etc/passwd`,
  ]);
  assert.deepEqual(waysOut("/style.css"), [`/${"..%2f".repeat(12)}etc/passwd`]);
});
