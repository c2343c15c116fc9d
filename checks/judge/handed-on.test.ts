import assert from "node:assert/strict";
import { test } from "node:test";
import { type ToldRequest, toldRequests } from "../collect/probes/marked-requests.ts";
import { labWith } from "../testing/lab-with.ts";
import { judgeClient, judgeHost } from "./handed-on.ts";

const right = ["Host: asked-7.example", "X-Forwarded-For: 203.0.113.7, 127.0.0.1", "X-Real-IP: 127.0.0.1"];
const bare = ["Host: 127.0.0.1:5000", "X-Forwarded-For: 203.0.113.7"];

/** A lab whose services got these headers; an empty list stands for a request that was not seen. */
function lab(special: Partial<Record<ToldRequest, string[]>>, others: string[] = right) {
  const blocks = toldRequests.map((name) => {
    const lines = special[name] ?? others;
    return lines.length === 0 ? "" : `request 5000 ${name}\n${lines.join("\n")}\n\n`;
  });
  return labWith({ received: `asked asked-7.example\n${blocks.join("")}` });
}

test("the host name and the address of the client pass at every service", () => {
  assert.equal(judgeHost(lab({})).found, "the same at each service");
  assert.equal(judgeClient(lab({})).found, "the same at each service");
});

test("a site that names the host only to the web application passes, and tells nothing of the client", () => {
  const plain = lab({ toldRoot: ["Host: asked-7.example:80", "X-Forwarded-For: 203.0.113.7"] }, bare);
  assert.equal(judgeHost(plain).holds, true);
  assert.match(judgeClient(plain).notApplicable ?? "", /nothing of the client/);
});

test("one location that inherits no header fails, for the host and for the client", () => {
  const one = lab({ toldStatus: ["Host: api", "X-Forwarded-For: 203.0.113.7"] });
  assert.deepEqual([judgeHost(one).holds, judgeHost(one).found], [false, "api for /api/v1/status"]);
  assert.equal(judgeClient(one).found, "X-Forwarded-For: 203.0.113.7 for /api/v1/status");
});

test("the web application must get the host name, whatever the others get", () => {
  assert.equal(judgeHost(lab({}, bare)).holds, false);
});

test("a claim as the last address, or as the only one, fails where the site tells of the client", () => {
  for (const list of ["203.0.113.7", "127.0.0.1, 203.0.113.7"]) {
    const headers = ["Host: asked-7.example", `X-Forwarded-For: ${list}`, "X-Real-IP: 127.0.0.1"];
    assert.equal(judgeClient(lab({}, headers)).holds, false, list);
  }
});

test("a site may leave the claim out, and tell the address in another header", () => {
  const headers = ["Host: asked-7.example", "X-Real-IP: 127.0.0.1", "X-Forwarded-Proto: http"];
  assert.equal(judgeClient(lab({}, headers)).found, "the same at each service");
});

test("what is wrong for several paths is said once", () => {
  const lie = ["Host: asked-7.example", "X-Forwarded-For: 203.0.113.7"];
  assert.equal(
    judgeClient(lab({ toldPage: lie, toldEven: lie, toldRoot: lie })).found,
    "X-Forwarded-For: 203.0.113.7 for /airbnb-onepage/ and 2 other paths",
  );
});

test("another scheme than http fails", () => {
  assert.match(judgeClient(lab({ toldPage: [...right, "X-Forwarded-Proto: https"] })).found, /Proto: https/);
});

test("what was not seen is neither passed nor failed, with the reason; what was seen can still fail", () => {
  for (const judge of [judgeHost, judgeClient]) {
    assert.match(judge(lab({ toldEven: [] })).notSeen ?? "", /odd_or_even\/42: nothing of it came over TCP/);
    assert.equal(judge(lab({ toldEven: [], toldPage: bare })).holds, false);
    const silent = labWith({ received: "" });
    assert.match(judge(silent).notSeen ?? "", /nobody read/);
    const noPerl = { ...silent, reading: () => ({ code: 127, out: Buffer.alloc(0), err: "" }) };
    assert.match(judge(noPerl).notSeen ?? "", /no perl/);
  }
});
