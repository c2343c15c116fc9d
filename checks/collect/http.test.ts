import assert from "node:assert/strict";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { test } from "node:test";
import { describeAnswer, failedAnswer, httpGet, parseCurlOutput } from "./http.ts";

const reading = (out: string, code: number | undefined = 0, err = "") => ({
  code,
  out: Buffer.from(out),
  err,
});

test("curl's output is parsed into status, headers and the bytes of the body", () => {
  const answer = parseCurlOutput(
    reading("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nX-A: b: c\r\n\r\nHello\r\n\r\n!"),
  );
  assert.equal(answer.status, 200);
  assert.deepEqual(answer.headers, { "content-type": "text/html", "x-a": "b: c" });
  assert.deepEqual(answer.body, Buffer.from("Hello\r\n\r\n!"));
});

test("a missing answer has curl's error message", () => {
  assert.equal(
    describeAnswer(parseCurlOutput(reading("", 7, "refused by 127.0.0.1"))),
    "no answer: refused by 127.0.0.1",
  );
  assert.equal(
    describeAnswer(parseCurlOutput({ ...reading(""), code: undefined })),
    "no answer: no answer in time",
  );
});

test("curl's messages are told in the same words, whatever its version", () => {
  for (const [code, message, words] of [
    [
      7,
      "Failed to connect to 127.0.0.1 port 5000 after 0 ms: Couldn't connect to server",
      "connection refused by 127.0.0.1:5000",
    ],
    [7, "Failed to connect to ::1 port 80 after 2 ms: Connection refused", "connection refused by ::1:80"],
    [28, "Operation timed out after 8002 milliseconds with 0 bytes received", "timed out after 8 s"],
    [28, "Connection timed out after 8001 milliseconds", "no connection within 8 s"],
    [
      28,
      "Failed to connect to 10.0.2.15 port 5000 after 8000 ms: Timeout was reached",
      "no connection within 8 s",
    ],
    [52, "Empty reply from server", "the connection was closed without an answer"],
    [56, "Recv failure: Connection reset by peer", "the connection was reset"],
    [18, "transfer closed with 5 bytes remaining to read", "transfer closed with 5 bytes remaining to read"],
  ] as const) {
    assert.equal(describeAnswer(parseCurlOutput(reading("", code, message))), `no answer: ${words}`);
  }
});

test("an answer is described by its status with the body, the page's title or the redirect's target", () => {
  const body = (text: string) => ({ status: 200, headers: {}, body: Buffer.from(text) });
  assert.equal(describeAnswer(body("Hello HBNB!")), '200 "Hello HBNB!"');
  assert.equal(
    describeAnswer(body("<title>Welcome to nginx!</title>…")),
    '200, a page titled "Welcome to nginx!"',
  );
  assert.equal(
    describeAnswer(body('<title lang="en">Salt &amp; pepper</title >')),
    '200, a page titled "Salt & pepper"',
  );
  assert.equal(describeAnswer({ ...body(""), status: 301, headers: { location: "/b/" } }), "301 to /b/");
  assert.equal(describeAnswer(body("x".repeat(100))), `200 "${"x".repeat(77)}…"`);
});

test("httpGet returns the answer of a server, and the error if the server is down", async () => {
  const server = createServer((_request, response) => response.end("hello")).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  try {
    assert.equal(describeAnswer(await httpGet(url)), '200 "hello"');
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
  assert.match(
    describeAnswer(await httpGet(url).catch(failedAnswer)),
    /^no answer: 127\.0\.0\.1:\d+: connection refused$/,
  );
});
