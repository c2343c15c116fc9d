import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { decodeBody } from "./decode-body.ts";

const answer = (body: Buffer, encoding?: string) => ({
  status: 200,
  headers: encoding === undefined ? {} : ({ "content-encoding": encoding } as Record<string, string>),
  body,
});
const page = Buffer.from("Hello HBNB!");

test("a body is decoded, compressed or not", () => {
  assert.deepEqual(decodeBody(answer(page)), page);
  assert.deepEqual(decodeBody(answer(page, "identity")), page);
  assert.deepEqual(decodeBody(answer(gzipSync(page), "gzip")), page);
  assert.deepEqual(decodeBody(answer(gzipSync(page), "GZIP")), page);
});

test("a body that does not match its Content-Encoding is undefined", () => {
  assert.equal(decodeBody(answer(page, "gzip")), undefined);
  assert.equal(decodeBody(answer(gzipSync(page).subarray(0, 15), "gzip")), undefined);
  assert.equal(decodeBody(answer(page, "br")), undefined);
  assert.equal(decodeBody(answer(gzipSync(Buffer.alloc(2 ** 21)), "gzip")), undefined);
});
