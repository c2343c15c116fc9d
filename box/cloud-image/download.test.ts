/** Downloads with a real curl, from a server of this process that fails in each of the ways that servers fail. */
import assert from "node:assert/strict";
import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { BoxFailed, download } from "./download.ts";

const content = randomBytes(300_000);
const sha256 = createHash("sha256").update(content).digest("hex");
const pin = { bytes: content.length, sha256 };

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** Sends the part of the content that is asked for. */
const ranges: Answer = (request, response) => {
  const from = Number(/^bytes=(\d+)-/.exec(request.headers.range ?? "")?.[1] ?? 0);
  const headers = { "Content-Length": content.length - from };
  if (from === 0) response.writeHead(200, headers);
  else
    response.writeHead(206, {
      ...headers,
      "Content-Range": `bytes ${from}-${content.length - 1}/${content.length}`,
    });
  response.end(content.subarray(from));
};

async function place(t: TestContext, answer: Answer) {
  const folder = mkdtempSync(join(tmpdir(), "download-"));
  const asked: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    asked.push(request.headers.range);
    answer(request, response);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  t.after(() => {
    server.closeAllConnections();
    server.close();
    rmSync(folder, { recursive: true });
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/image`;
  const file = join(folder, "cache", "image");
  const said: string[] = [];
  return {
    folder: join(folder, "cache"),
    url,
    file,
    asked,
    said,
    get: (wanted = pin) => download(url, wanted, file, (text) => said.push(text)),
  };
}

async function failure(work: Promise<void>): Promise<BoxFailed["failure"]> {
  const error = await work.then(
    () => assert.fail("it did not fail"),
    (thrown) => thrown,
  );
  assert.ok(error instanceof BoxFailed, String(error));
  return error.failure;
}

test("an image is fetched once, and only a whole one with the right hash is in the cache", async (t) => {
  const { file, folder, asked, get } = await place(t, ranges);
  await get();
  assert.ok(readFileSync(file).equals(content));
  await get();
  assert.equal(asked.length, 1);
  assert.deepEqual(readdirSync(folder), ["image"]);
});

test("a download goes on where an earlier one was cut off", async (t) => {
  let cut = true;
  const { file, asked, said, get } = await place(t, (request, response) => {
    if (!cut) return ranges(request, response);
    response.writeHead(200, { "Content-Length": content.length });
    response.write(content.subarray(0, 200_000), () => setTimeout(() => response.destroy(), 50));
  });
  const { code, why } = await failure(get());
  assert.equal(code, "LAB-105");
  assert.match(why, /the first 0 MiB are kept|transfer closed|bytes remaining/);
  cut = false;
  await get();
  assert.match(asked.at(-1) ?? "", /^bytes=[1-9]\d*-$/);
  assert.ok(readFileSync(file).equals(content));
  assert.ok(said.length > 0);
});

test("a server that sends no parts is asked for the whole", async (t) => {
  const { file, get } = await place(t, (_, response) => response.end(content));
  await get();
  writeFileSync(`${file}.part`, content.subarray(0, 1000));
  rmSync(file);
  await get();
  assert.ok(readFileSync(file).equals(content));
});

test("another file than the pinned one is deleted, also if it is cut off or longer", async (t) => {
  for (const wrong of [
    randomBytes(content.length),
    content.subarray(0, 1000),
    Buffer.concat([content, content]),
  ]) {
    const { folder, get } = await place(t, (_, response) => response.end(wrong));
    const { code, why } = await failure(get());
    assert.equal(code, "LAB-107");
    assert.match(why, wrong.length === content.length ? /its SHA-256 is/ : /it has \d+ bytes, not 300000/);
    assert.deepEqual(readdirSync(folder), []);
  }
});

test("an image in the cache that was damaged is fetched again", async (t) => {
  const { file, said, get } = await place(t, ranges);
  await get();
  const damaged = Buffer.from(content);
  damaged[150_000] = (damaged[150_000] ?? 0) ^ 1;
  writeFileSync(file, damaged);
  await get();
  assert.ok(readFileSync(file).equals(content));
  assert.match(said.join("\n"), /damaged/);
});

test("a release that is gone, and a server that does not listen, leave nothing", async (t) => {
  const gone = await place(t, (_, response) => response.writeHead(404).end("no such file"));
  const failed = await failure(gone.get());
  assert.equal(failed.code, "LAB-106");
  assert.match(failed.why, /404/);
  assert.deepEqual(readdirSync(gone.folder), []);

  const { folder, file } = gone;
  const { code } = await failure(download("http://127.0.0.1:1/image", pin, file, () => {}));
  assert.equal(code, "LAB-105");
  assert.deepEqual(readdirSync(folder), []);
});

test("a disk with too little room is told before anything is fetched", async (t) => {
  const { file, asked, get } = await place(t, ranges);
  const { code, why } = await failure(get({ bytes: Number.MAX_SAFE_INTEGER, sha256 }));
  assert.equal(code, "LAB-108");
  assert.match(why, /MiB are free/);
  assert.equal(asked.length, 0);
  assert.ok(!existsSync(file));
});
