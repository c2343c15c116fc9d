import assert from "node:assert/strict";
import { test } from "node:test";
import { failedAnswer } from "../collect/http.ts";
import type { Answer } from "../collect/model.ts";
import { answerInWords, failureOf, hintFor, judgePage } from "./answer-in-words.ts";

const answer = (status: number, body = "", headers: Record<string, string> = {}): Answer => ({
  status,
  headers,
  body: Buffer.from(body),
});
const byNginx = (status: number) =>
  answer(status, `<html><body><center>x</center><hr><center>nginx</center></body></html>`);

test("each way in which a request fails has a kind of its own, and every kind has a hint", () => {
  for (const [given, kind] of [
    [failedAnswer("connection refused by 127.0.0.1:5000"), "refused"],
    [failedAnswer("No route to host"), "unreachable"],
    [failedAnswer("no connection within 8 s"), "unreachable"],
    [failedAnswer("the connection was closed without an answer"), "cut off"],
    [failedAnswer("transfer closed with 5 bytes remaining to read"), "cut off"],
    [failedAnswer("Received HTTP/0.9 when not allowed"), "no HTTP"],
    [failedAnswer("timed out after 8 s"), "timed out"],
    [failedAnswer("no answer in time"), "timed out"],
    [byNginx(403), "forbidden"],
    [byNginx(404), "not found by Nginx"],
    [answer(404, "Cannot GET /x"), "not found by the application"],
    [answer(301, "", { location: "/x" }), "redirect"],
    [answer(502), "bad gateway"],
    [answer(504), "gateway timeout"],
    [byNginx(503), "answered by Nginx"],
    [byNginx(400), "answered by Nginx"],
    [answer(500), "application error"],
  ] as const) {
    assert.equal(failureOf(given), kind);
    assert.match(hintFor(given) ?? "", /\w{4}/, kind);
  }
  assert.equal(failureOf(answer(200)), undefined);
  assert.equal(hintFor(answer(418)), undefined);
});

test("an error that Nginx made is told as Nginx's, with what its page says", () => {
  assert.equal(answerInWords(byNginx(404)), "404 by Nginx itself");
  assert.equal(
    answerInWords(answer(502, "<h1>Nginx is up; nothing listens on <code>127.0.0.1:5009</code></h1>")),
    '502 by Nginx: "Nginx is up; nothing listens on 127.0.0.1:5009"',
  );
  assert.equal(answerInWords(answer(404, "Cannot GET /x")), '404 "Cannot GET /x"');
});

test("a page that differs is shown with its first difference, in characters that can be seen", () => {
  const found = (body: string, headers?: Record<string, string>) =>
    judgePage(answer(200, body, headers)).found;
  assert.equal(judgePage(answer(200, "Hello HBNB!")).holds, true);
  assert.match(found("Hello\u00a0HBNB!"), /; character 6 is "\\u\{a0\}" and not " "$/);
  assert.match(found("\ufeffHello HBNB!"), /; character 1 is "\\u\{feff\}" and not "H"$/);
  assert.match(found("Hello HBNB!\n"), /, which goes on after the end: "\\n"$/);
  assert.match(found("Hello HBNB"), /; character 11 is the end and not "!"$/);
  assert.match(found("\u001f\u008b", { "content-encoding": "gzip" }), /, marked as gzip; character 1 is /);
});

test("a page that a browser would save instead of showing it fails; one without a type passes", () => {
  const judge = (headers?: Record<string, string>) => judgePage(answer(200, "Hello HBNB!", headers));
  for (const type of ["text/html; charset=utf-8", "Text/Plain"])
    assert.equal(judge({ "content-type": type }).holds, true, type);
  assert.equal(judge().holds, true);
  const saved = judge({ "content-type": "application/octet-stream" });
  assert.equal(saved.holds, false);
  assert.match(saved.found, /as application\/octet-stream: a browser saves it/);
});
