/** The service `dynamic` by itself. tests/flask.test.ts compares it with Flask. */
import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, type IncomingMessage, request } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, test } from "node:test";
import { app } from "./dynamic.ts";

const root = "/airbnb-dynamic/number_odd_or_even";
const server = createServer(app);

before(() => once(server.listen(0, "127.0.0.1"), "listening"));
after(() => server.close());

async function ask(path: string, method = "GET", headers = {}) {
  const { port } = server.address() as AddressInfo;
  const asked = request({ host: "127.0.0.1", port, path, method, headers, agent: false }).end();
  const [response] = (await once(asked, "response")) as [IncomingMessage];
  const body = Buffer.concat(await response.toArray()).toString();
  return { status: response.statusCode, headers: response.headers, body };
}

/** The text of the page for a number, or the status if there is no page. */
async function says(number: string): Promise<string | number | undefined> {
  const { status, body } = await ask(`${root}/${number}`);
  return status === 200 ? /<H1>(.*)<\/H1>/.exec(body)?.[1] : status;
}

test("a number is even or odd, and its leading zeros are dropped", async () => {
  assert.equal(await says("7"), "Number: 7 is odd");
  assert.equal(await says("8"), "Number: 8 is even");
  assert.equal(await says("0070"), "Number: 70 is even");
  assert.equal(await says("000"), "Number: 0 is even");
  assert.equal(await says("7/"), "Number: 7 is odd");
});

test("a number of any length is exact", async () => {
  assert.equal(await says("9007199254740993"), "Number: 9007199254740993 is odd");
  const long = `${"8".repeat(8000)}7`;
  assert.equal(await says(long), `Number: ${long} is odd`);
});

test("the answer for a number is an HTML page", async () => {
  const { headers, body } = await ask(`${root}/7`);
  assert.equal(headers["content-type"], "text/html; charset=utf-8");
  assert.match(body, /^<!DOCTYPE html>/);
});

test("a path with anything except digits returns 404", async () => {
  for (const other of [
    "",
    "-3",
    "+7",
    "1.5",
    "abc",
    "7a",
    "7_0",
    "7%20",
    "7%0A",
    "7%00",
    "7/8",
    "./7",
    "0x7",
  ])
    assert.equal(await says(other), 404, other);
  assert.equal((await ask(root)).status, 404);
  assert.equal((await ask(`${root.toUpperCase()}/7`)).status, 404);
});

test("a path with a wrong percent-encoding returns 404", async () => {
  for (const other of ["%", "%zz", "7%", "%FF", "7%FF", "%C0%B7", "%ED%A0%80"])
    assert.equal(await says(other), 404, other);
});

test("the path is decoded exactly once", async () => {
  assert.equal(await says("%37"), "Number: 7 is odd");
  assert.equal(await says("%2537"), 404);
  assert.equal((await ask(`${root.replaceAll("/", "%2F").replace("%2F", "/")}%2F7`)).status, 200);
});

test("decimal digits of every script are digits, and other characters are not", async () => {
  for (const seven of ["７", "٧", "७", "𝟕", "𝟟", "𝟽"])
    assert.equal(await says(encodeURI(seven)), "Number: 7 is odd");
  for (const zero of ["０", "٠", "𝟎", "𝟬"])
    assert.equal(await says(encodeURI(`${zero}8`)), "Number: 8 is even");
  for (const other of ["²", "⑦", "Ⅶ", "七"]) assert.equal(await says(encodeURI(other)), 404);
});

test("doubled slashes are redirected to the number without them, with the query", async () => {
  const { status, headers } = await ask(`/airbnb-dynamic//number_odd_or_even//%37?a=%zz`, "GET", {
    host: "Lab:80",
  });
  assert.equal(status, 308);
  assert.equal(headers.location, `http://lab${root}/7?a=%zz`);
  assert.equal((await ask(`${root}///7`)).status, 404);
  assert.equal((await ask(`${root}//abc`)).status, 404);
});

test("POST, PUT, PATCH and DELETE return 405 with the allowed methods", async () => {
  assert.deepEqual(await ask(`${root}/7`, "HEAD").then(({ status, body }) => [status, body]), [200, ""]);
  assert.equal((await ask(`${root}/7`, "OPTIONS")).headers.allow, "GET, HEAD, OPTIONS");
  for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
    const { status, headers } = await ask(`${root}/7`, method);
    assert.equal(status, 405);
    assert.equal(headers.allow, "GET, HEAD, OPTIONS");
    assert.equal((await ask(`${root}/abc`, method)).status, 404);
  }
});
