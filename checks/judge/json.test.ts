import assert from "node:assert/strict";
import { test } from "node:test";
import { isJson404, isStats, isStatus, jsonInWords } from "./json.ts";

const answer = (status: number, body: string, type = "application/json; charset=utf-8") => ({
  status,
  headers: { "content-type": type },
  body: Buffer.from(body),
});

test("a status answer passes with 200, JSON and OK", () => {
  assert.ok(isStatus(answer(200, '{"status":"OK"}')));
  assert.ok(isStatus(answer(200, '{\n  "status": "OK",\n  "since": 1\n}')));
  assert.ok(!isStatus(answer(200, '{"status":"OK"}', "text/html")));
  assert.ok(!isStatus(answer(500, '{"status":"OK"}')));
  assert.ok(!isStatus(answer(200, "null")));
  assert.ok(!isStatus(answer(200, "OK")));
});

test("a stats answer passes with counts, at least one", () => {
  assert.ok(isStats(answer(200, '{"states":0,"users":12}')));
  for (const body of ["{}", "[1]", '{"a":"many"}', '{"a":-1}', '{"a":1.5}', "null", "3", "{"]) {
    assert.ok(!isStats(answer(200, body)), body);
  }
});

test("an error answer passes with 404 and an object", () => {
  assert.ok(isJson404(answer(404, '{"error":"Not found"}')));
  assert.ok(!isJson404(answer(404, "<h1>Not Found</h1>", "text/html")));
  assert.ok(!isJson404(answer(200, '{"error":"Not found"}')));
});

test("the description of an answer that is not JSON names its type", () => {
  assert.equal(jsonInWords(answer(404, "no", "text/html")), '404 "no", of type text/html');
  assert.equal(jsonInWords(answer(200, "{}")), '200 "{}"');
});
