/** Canonical signs the list of hashes of each release. Its key, whose fingerprint is pinned here, is canonical.asc. */
import { readFileSync } from "node:fs";
import { createMessage, readKey, readSignature, verify } from "openpgp";

/** Of the "UEC Image Automatic Signing Key": https://ubuntu.com/docs/public-images/public-images-how-to/verify-image-checksum/ */
export const fingerprint = "d2eb44626fddc30b513d5bb71a5d6c4c7db87c81";

const canonical = () => readFileSync(new URL("canonical.asc", import.meta.url), "utf8");

/**
 * The hashes of a signed list, by the name of the file.
 * @param sums the text of SHA256SUMS.
 * @param signature the text of SHA256SUMS.gpg, in ASCII armor.
 * @param key the public key, and its fingerprint in small letters.
 * @throws {Error} if the signature is not by this key, is about another list, or the key has expired.
 */
export async function hashesIn(
  sums: string,
  signature: string,
  key = { armored: canonical(), fingerprint },
): Promise<Map<string, string>> {
  const publicKey = await readKey({ armoredKey: key.armored });
  if (publicKey.getFingerprint() !== key.fingerprint)
    throw new Error(`the key has the fingerprint ${publicKey.getFingerprint()}, not ${key.fingerprint}`);
  const ends = await publicKey.getExpirationTime();
  if (ends instanceof Date && ends.getTime() < Date.now())
    throw new Error(`the key expired on ${ends.toISOString().slice(0, 10)}`);
  const { signatures } = await verify({
    message: await createMessage({ binary: Buffer.from(sums) }),
    signature: await readSignature({ armoredSignature: signature }),
    verificationKeys: publicKey,
  });
  const [first] = signatures;
  if (first === undefined) throw new Error("the list has no signature");
  await first.verified;
  const lines = Array.from(sums.matchAll(/^([0-9a-f]{64}) [ *](.+)$/gm));
  return new Map(lines.map(([, hash = "", file = ""]) => [file, hash]));
}
