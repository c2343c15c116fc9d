import assert from "node:assert/strict";
import { test } from "node:test";
import { madeAs, madeRequests, requests } from "./requests.ts";

test("requests that ask the same are made once, but for those that ask again", () => {
  assert.equal(madeAs.direct20, "webRoot");
  assert.equal(madeAs.sitePageAgain, "sitePageAgain");
  const texts = Object.entries(madeRequests)
    .filter(([name]) => !name.endsWith("Again"))
    .map(([, [url, method = "GET", ...headers]]) => [url, method, ...headers].join("\n"));
  assert.equal(new Set(texts).size, texts.length);
  for (const name of Object.keys(requests)) assert.ok((madeAs[name] ?? "") in madeRequests, name);
});
