import assert from "node:assert/strict";
import { test } from "node:test";
import { withApp, withEcho } from "./services.ts";
import type { Reply, Site } from "./site.ts";

const said = {
  "x-content-type-options": "nosniff",
  "content-security-policy":
    "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  "referrer-policy": "same-origin",
};

/** Asserts that each header of the site is in the answer, and only once. */
function assertHeaders({ headers, rawHeaders }: Reply): void {
  for (const [name, value] of Object.entries(said)) {
    assert.equal(headers[name], value);
    assert.equal(rawHeaders.filter((text) => text.toLowerCase() === name).length, 1, name);
  }
  assert.match(String(headers["x-request-id"]), /^[0-9a-f]{32}$/);
  assert.equal(headers["strict-transport-security"], undefined);
  assert.equal(headers["x-powered-by"], undefined);
  assert.equal(headers.server, "nginx");
}

export function headers(site: () => Site): void {
  test("pages and all error pages have the security headers, and no answer names a version", async () => {
    const ask = async (path: string, status: number, question = {}) => {
      const reply = await site().ask(path, question);
      assert.equal(reply.status, status, path);
      assert.doesNotMatch(reply.body, /nginx\/\d/i);
      assertHeaders(reply);
    };
    await withApp(site(), "onepage", async () => {
      await ask("/airbnb-onepage/", 200);
      await ask("/airbnb-onepage/", 200, { method: "HEAD" });
      // Express itself sends two of these headers here.
      await ask("/airbnb-onepage/nop", 404);
      await ask("/assets/style.css", 200);
      await ask("/assets/nop", 404);
      await ask("/", 502);
      await ask("/api/v1/status", 502);
      await ask("/%", 400);
      await ask("/airbnb-onepage/", 413, { method: "POST", body: "x".repeat(102_401) });
    });
  });

  test("the request id is the same in the service, the answer and the log, and the client cannot set it", async () => {
    await withEcho(site(), async ({ requests }) => {
      const ids: Record<string, unknown> = {};
      for (const path of ["/", "/api/v1/status", "/airbnb-onepage", "/airbnb-dynamic/7"]) {
        const { headers } = await site().ask(path, { headers: { "x-request-id": "mine" } });
        assert.equal(headers["x-request-id"], requests.at(-1)?.message.headers["x-request-id"]);
        ids[path] = headers["x-request-id"];
      }
      assert.equal(new Set(Object.values(ids)).size, 4);
      for (const [path, id] of Object.entries(ids)) {
        assert.match(await site().logLine(id), new RegExp(`"GET ${path} HTTP/1.1" 200 `));
      }
    });
  });
}
