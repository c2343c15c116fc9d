/** Canonical's signature, with the list that it signed for Ubuntu 24.04 of 2026-09-26: what pins.json says of it. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { createMessage, generateKey, readPrivateKey, sign } from "openpgp";
import { pins } from "./pins.ts";
import { hashesIn } from "./signed-sums.ts";

const signed = (name: string) => readFileSync(new URL(`signed/${name}`, import.meta.url), "utf8");
const [sums, signature] = [signed("SHA256SUMS"), signed("SHA256SUMS.gpg")];

/** A key of our own, and its signature over a text. */
async function another(text: string, expires = 0, date = new Date()) {
  const { privateKey, publicKey } = await generateKey({
    userIDs: [{ name: "somebody" }],
    keyExpirationTime: expires,
    date,
    format: "object",
  });
  const mine = await sign({
    message: await createMessage({ binary: Buffer.from(text) }),
    signingKeys: await readPrivateKey({ armoredKey: privateKey.armor() }),
    detached: true,
    date,
  });
  return { mine, key: { armored: publicKey.armor(), fingerprint: publicKey.getFingerprint() } };
}

test("the pinned hashes of Ubuntu 24.04 are those that Canonical signed", async () => {
  const hashes = await hashesIn(sums, signature);
  assert.equal(pins["ubuntu-24.04"]?.release, "20260926");
  for (const architecture of ["amd64", "arm64"] as const)
    assert.equal(
      hashes.get(`noble-server-cloudimg-${architecture}.img`),
      pins["ubuntu-24.04"]?.[architecture].sha256,
    );
});

test("a list that was changed, a signature by another key and an expired key are refused", async () => {
  await assert.rejects(hashesIn(sums.replace("6a81c375", "6a81c376"), signature), /digest did not match/);
  const { mine, key } = await another(sums);
  assert.ok((await hashesIn(sums, mine, key)).size > 60);
  await assert.rejects(hashesIn(sums, mine), /Could not find signing key/);
  const long = new Date("2020-01-01");
  const old = await another(sums, 86_400, long);
  await assert.rejects(hashesIn(sums, old.mine, old.key), /the key expired on 2020-01-02/);
});

test("a key with another fingerprint than the pinned one is refused", async () => {
  const { key } = await another(sums);
  await assert.rejects(
    hashesIn(sums, signature, { ...key, fingerprint: "d2eb44626fddc30b513d5bb71a5d6c4c7db87c81" }),
    /the key has the fingerprint/,
  );
});
