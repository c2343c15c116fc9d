import assert from "node:assert/strict";
import { once } from "node:events";
import { request } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, mock, test } from "node:test";
import express from "express";
import { failed } from "./api/json-errors.ts";
import { storage } from "./api/sample-data.ts";
import { app } from "./api.ts";

const server = app.listen(0, "127.0.0.1");
const url = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
before(() => server.listening || once(server, "listening"));
after(() => server.close());

async function json(path: string, init?: RequestInit) {
  const answer = await fetch(url() + path, init);
  assert.match(answer.headers.get("content-type") ?? "", /^application\/json\b/);
  const body = (await answer.json()) as Record<string, unknown>;
  return { status: answer.status, allow: answer.headers.get("allow"), body };
}

test("/api/v1/status returns OK", async () => {
  for (const path of ["/api/v1/status", "/api/v1/status/"]) {
    assert.deepEqual(await json(path), { status: 200, allow: null, body: { status: "OK" } });
  }
});

test("/api/v1/stats counts the objects under the names of the course", async () => {
  const { body } = await json("/api/v1/stats");
  assert.deepEqual(Object.keys(body), ["amenities", "cities", "places", "reviews", "states", "users"]);
  storage.users.push("Somebody new");
  try {
    assert.deepEqual((await json("/api/v1/stats")).body, { ...body, users: Number(body.users) + 1 });
  } finally {
    storage.users.pop();
  }
  for (const count of Object.values(body)) assert.ok(Number.isInteger(count) && Number(count) > 0);
});

test("every name in the storage that refers to another object exists", () => {
  const { states, cities, amenities, users, places, reviews } = storage;
  for (const { state } of cities) assert.ok(states.includes(state));
  for (const place of places) {
    assert.ok(cities.some(({ name }) => name === place.city));
    assert.ok(users.includes(place.host));
    for (const amenity of place.amenities) assert.ok(amenities.includes(amenity));
  }
  for (const review of reviews) {
    assert.ok(places.some(({ name }) => name === review.place) && users.includes(review.by));
  }
});

test("any other path returns 404 in JSON", async () => {
  for (const path of ["/api/v1/nop", "/api/v1", "/api", "/", "/api/v1/status/7", "/api/v2/status"]) {
    assert.deepEqual(await json(path), { status: 404, allow: null, body: { error: "Not found" } }, path);
  }
});

test("another method returns 405 with the allowed methods", async () => {
  for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
    for (const path of ["/api/v1/status", "/api/v1/stats"]) {
      assert.deepEqual(await json(path, { method }), {
        status: 405,
        allow: "GET, HEAD, OPTIONS",
        body: { error: "Method not allowed" },
      });
    }
  }
  const options = await fetch(`${url()}/api/v1/status`, { method: "OPTIONS" });
  assert.deepEqual([options.status, options.headers.get("allow")], [200, "GET, HEAD, OPTIONS"]);
});

test("HEAD returns the headers of GET without the body", async () => {
  const head = await fetch(`${url()}/api/v1/status`, { method: "HEAD" });
  assert.equal(head.status, 200);
  assert.equal(head.headers.get("content-length"), String('{"status":"OK"}'.length));
  assert.equal(await head.text(), "");
});

test("a malformed path returns 400 in JSON", async () => {
  for (const path of ["/api/v1/%", "/api/v1/%zz", "/%FF"]) {
    const asked = request(url() + path).end();
    const [response] = await once(asked, "response");
    assert.equal(response.statusCode, 400, path);
    assert.deepEqual(JSON.parse(Buffer.concat(await response.toArray()).toString()), {
      error: "Bad request",
    });
  }
});

test("an error in the application returns 500 without details, and the log has the details", async () => {
  const broken = express();
  broken.get("/", () => {
    throw new Error("the password is 1234");
  });
  broken.use(failed);
  const said = mock.method(console, "error", () => {});
  const one = broken.listen(0, "127.0.0.1");
  await once(one, "listening");
  try {
    const answer = await fetch(`http://127.0.0.1:${(one.address() as AddressInfo).port}/`);
    assert.equal(answer.status, 500);
    assert.equal(await answer.text(), '{"error":"Internal server error"}');
    assert.match(String(said.mock.calls[0]?.arguments[0]), /the password is 1234/);
  } finally {
    said.mock.restore();
    one.close();
  }
});
