import assert from "node:assert/strict";
import { test } from "node:test";
import { separator } from "../collect/probes/repeated-requests.ts";
import { answered, labWith } from "../testing/lab-with.ts";
import { isUnsteady, steadily } from "./steady.ts";

type Said = readonly [connection: "kept" | "new", answer: string, code?: number, error?: string];

const labOf = (...all: Said[]) =>
  labWith({
    repeated: all
      .map(
        ([connection, answer, code = 0, error = ""]) =>
          `${answer}${separator}sitePage ${connection} ${code} 0.01 ${error}${separator}`,
      )
      .join(""),
  });
const good = { holds: true, expected: "200", found: "200" };
const judge = (...all: Said[]) => steadily(labOf(...all), "sitePage", good);

const hello = answered(200, "Hello HBNB!", { date: "now" });
const badGateway = answered(502, "<h1>nothing listens on 127.0.0.1:5009</h1>");

test("the same answer each time, or no answer to compare, changes nothing", () => {
  const later = answered(200, "Hello HBNB!", { date: "later" });
  assert.deepEqual(judge(["kept", hello], ["kept", later], ["new", hello]), good);
  assert.deepEqual(judge(), good);
  assert.equal(isUnsteady(labOf(["kept", hello], ["new", later]), ["sitePage"]), false);
});

test("different answers fail, with their counts and their words", () => {
  const mixed = judge(
    ["kept", hello],
    ["kept", badGateway],
    ["kept", hello],
    ["new", hello],
    ["new", "", 52, "Empty reply from server"],
  );
  assert.equal(mixed.holds, false);
  assert.equal(
    mixed.found,
    'of 5 equal requests: 200 "Hello HBNB!" in 3; 502 by Nginx: "nothing listens on 127.0.0.1:5009" in 1; no answer: the connection was closed without an answer in 1',
  );
});

test("different bodies with one status are different answers, and a header that sets them apart is told", () => {
  const other = answered(200, "Goodbye", { date: "now", "x-powered-by": "Other" });
  const all = [
    ["kept", hello],
    ["kept", other],
    ["new", hello],
    ["new", other],
  ] as const;
  assert.equal(isUnsteady(labOf(...all), ["sitePage"]), true);
  assert.equal(
    judge(...all).found,
    'of 4 equal requests: 200 "Hello HBNB!" in 2; 200 "Goodbye" in 2 (those with x-powered-by: Other)',
  );
});

test("the kind of the connection that sets them apart is told", () => {
  assert.equal(
    judge(["kept", hello], ["kept", hello], ["new", badGateway], ["new", badGateway]).found,
    'of 4 equal requests: 200 "Hello HBNB!" in 2 (those on a kept connection); 502 by Nginx: "nothing listens on 127.0.0.1:5009" in 2 (those on new connections)',
  );
});

test("an answer for which the output had no room is no other answer", () => {
  assert.deepEqual(judge(["kept", hello], ["kept", "HTTP/1.1 2", 23, "Failed writing body"]), good);
});
