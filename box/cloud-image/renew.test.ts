/** Renewing the pins, from a server of this process with a list that a key of this test signed. */
import assert from "node:assert/strict";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { createMessage, generateKey, sign } from "openpgp";
import { BoxFailed } from "./download.ts";
import { imageName, pins } from "./pins.ts";
import { renew } from "./renew.ts";

const folder = mkdtempSync(join(tmpdir(), "renew-test-"));
const file = join(folder, "pins.json");
const { privateKey, publicKey } = await generateKey({ userIDs: [{ name: "test" }], format: "object" });
const key = { armored: publicKey.armor(), fingerprint: publicKey.getFingerprint() };

const hash = (name: string) => Buffer.from(name).toString("hex").padEnd(64, "0").slice(0, 64);
const sums = Object.keys(pins)
  .flatMap((name) => (["amd64", "arm64"] as const).map((architecture) => imageName(name, architecture)))
  .map((name) => `${hash(name)} *${name}\n`)
  .join("");
let sent = sums;
const signature = await sign({
  message: await createMessage({ binary: Buffer.from(sums) }),
  signingKeys: privateKey,
  detached: true,
});

const asked: string[] = [];
const server = createServer(({ url = "", method }, response) => {
  asked.push(url);
  if (url.endsWith("/"))
    response.end('<a href="release-20260101/">old</a> <a href="release-20991231/">new</a>');
  else if (url.endsWith("SHA256SUMS")) response.end(sent);
  else if (url.endsWith("SHA256SUMS.gpg")) response.end(signature);
  else if (method === "HEAD") response.writeHead(200, { "Content-Length": 123_456 }).end();
  else response.writeHead(404).end();
}).listen(0, "127.0.0.1");
await once(server, "listening");
process.env.LAB_IMAGE_MIRROR = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
after(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true });
});

const failure = (work: Promise<void>) =>
  work.then(
    () => assert.fail("it did not fail"),
    (error) => {
      assert.ok(error instanceof BoxFailed, String(error));
      return error.failure;
    },
  );

test("a list that another key signed, and one that was changed, pin nothing", async () => {
  const canonical = await failure(renew(() => {}, file));
  assert.equal(canonical.code, "LAB-110");
  assert.match(canonical.why, /its signature is not good/);
  sent = sums.replace(/^./, "f");
  assert.equal((await failure(renew(() => {}, file, key))).code, "LAB-110");
  sent = sums;
  assert.ok(!existsSync(file));
});

test("the newest release of each Ubuntu is pinned, with the signed hashes and the sizes of its images", async () => {
  const said: string[] = [];
  await renew((text) => said.push(text), file, key);
  const renewed = JSON.parse(readFileSync(file, "utf8"));
  assert.deepEqual(Object.keys(renewed), Object.keys(pins));
  assert.deepEqual(renewed["ubuntu-24.04"], {
    codename: "noble",
    release: "20991231",
    amd64: { bytes: 123_456, sha256: hash("ubuntu-24.04-server-cloudimg-amd64.img") },
    arm64: { bytes: 123_456, sha256: hash("ubuntu-24.04-server-cloudimg-arm64.img") },
  });
  assert.ok(asked.includes("/releases/noble/release-20991231/ubuntu-24.04-server-cloudimg-arm64.img"));
  assert.match(said.join("\n"), /^ubuntu-24\.04: 20260926 -> 20991231\n/);
});

test("a server that does not answer pins nothing", async () => {
  const mirror = process.env.LAB_IMAGE_MIRROR;
  process.env.LAB_IMAGE_MIRROR = "http://127.0.0.1:1";
  assert.equal((await failure(renew(() => {}, file, key))).code, "LAB-105");
  process.env.LAB_IMAGE_MIRROR = mirror;
});
