import assert from "node:assert/strict";
import { test } from "node:test";
import { serviceOf } from "../../../core/curriculum.ts";
import { usualDeadline } from "./probe-script.ts";
import { type RepeatedRequest, repeatedBy, repeatedRequests, repetitions } from "./repeated-requests.ts";
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

test("the probes have enough time to repeat the requests to a service that needs 1.3 s for each answer", () => {
  const portOf = (request: RepeatedRequest) => serviceOf(requests[request][0]);
  for (const request of repeatedRequests) {
    // One after the other.
    const queue = repeatedRequests.filter(
      (other) => repeatedBy(other) === repeatedBy(request) && portOf(other) === portOf(request),
    );
    const asked = queue.length * (repetitions.kept + repetitions.new);
    assert.ok(asked * 1.3 < usualDeadline, `${queue}: ${asked} requests`);
  }
});
