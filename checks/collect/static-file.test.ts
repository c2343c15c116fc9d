import assert from "node:assert/strict";
import { createServer } from "node:http";
import { type AddressInfo, createServer as createRawServer } from "node:net";
import { test } from "node:test";
import { failedAnswer } from "./http.ts";
import { assetOf, wrongType } from "./static-file.ts";

test("the first file on the page's own site is requested, and other links are not", async () => {
  const page = `<a href="/other">x</a><link href="http://elsewhere.invalid/a.css"><link rel=stylesheet href=style.css?v=1>`;
  const server = createServer((request, response) => response.end(request.url === "/" ? page : "body{}"));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    const { url, answer, unknownMethod } = await assetOf(
      new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
    );
    assert.equal(url?.pathname, "/style.css");
    assert.equal(answer.body.toString(), "body{}");
    // Node's parser rejects every unknown method before the application.
    assert.equal(unknownMethod.status, 400);
  } finally {
    server.close();
  }
});

test("a file is asked for with the page that links to it", async () => {
  let referer: string | undefined;
  const server = createServer((request, response) => {
    if (request.url === "/a.css") referer = request.headers.referer;
    response.end('<link rel=stylesheet href="/a.css">');
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const site = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  await assetOf(new URL(site));
  await new Promise((resolve) => server.close(resolve));
  assert.equal(referer, site);
});

test("a style sheet and an SVG image must have their own types; others may have any", () => {
  const typeOf = (name: string, type?: string) =>
    wrongType({
      url: new URL(`http://lab/${name}`),
      answer: {
        status: 200,
        headers: type === undefined ? {} : { "content-type": type },
        body: Buffer.alloc(0),
      },
      unknownMethod: failedAnswer("not asked"),
      escapes: [],
    });
  assert.equal(typeOf("style.css", "text/css; charset=utf-8"), undefined);
  assert.equal(typeOf("icon.svg", "image/svg+xml"), undefined);
  assert.equal(typeOf("style.css", "text/plain"), "text/plain");
  assert.equal(typeOf("icon.svg"), "none");
  assert.equal(typeOf("app.js", "text/plain"), undefined);
});

test("a first page with an error or without an answer has no file", async () => {
  const server = createServer((_request, response) => {
    response.statusCode = 502;
    response.end('<link href="/style.css">');
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const site = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const ill = await assetOf(site);
  await new Promise((resolve) => server.close(resolve));
  assert.equal(ill.url, undefined);
  assert.match(ill.answer.problem ?? "", /the first page is 502/);
  assert.match((await assetOf(site)).answer.problem ?? "", /no answer.*connection refused/);
});

test("an incomplete answer counts as no answer", async () => {
  const server = createRawServer((socket) =>
    socket.end("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf"),
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    const { answer } = await assetOf(new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
    assert.equal(answer.status, 0);
  } finally {
    server.close();
  }
});

test("of several files the first that is not as it must be is returned", async () => {
  const page = "<link rel=stylesheet href=/a.css><script src=/b.js></script>";
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    response.end(request.url === "/" ? page : "x");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    const { url } = await assetOf(new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
    // No file of this server comes from Nginx, so the first one is told, and no other is asked for.
    assert.equal(url?.pathname, "/a.css");
    assert.deepEqual(asked.slice(0, 2), ["GET /", "GET /a.css"]);
    assert.ok(!asked.some((each) => each.includes("b.js")));
  } finally {
    server.close();
  }
});
