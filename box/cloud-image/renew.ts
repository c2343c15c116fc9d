/** Pins the newest release of each Ubuntu: what Canonical's signed list says of it. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { BoxFailed } from "./download.ts";
import {
  type Architecture,
  folderOf,
  imageName,
  type Pin,
  pins,
  pinsFile,
  type Release,
  server,
} from "./pins.ts";
import { fingerprint, hashesIn } from "./signed-sums.ts";

/**
 * Writes pins.json anew, all of it or nothing.
 * @param say is told what is pinned.
 * @param key as of {@link hashesIn}.
 * @throws {BoxFailed}
 */
export async function renew(
  say: (text: string) => void,
  file: URL | string = pinsFile,
  key?: { armored: string; fingerprint: string },
): Promise<void> {
  const renewed: Record<string, Release> = {};
  for (const [name, { codename, release: before }] of Object.entries(pins)) {
    const release = await newest(codename);
    const place = folderOf({ codename, release });
    const hashes = await signed(place, key);
    const pin = async (architecture: Architecture): Promise<Pin> => {
      const image = imageName(name, architecture);
      const sha256 = hashes.get(image);
      if (sha256 === undefined) throw refused(place, `its signed list has no ${image}`);
      return { bytes: await sizeOf(`${place}/${image}`), sha256 };
    };
    renewed[name] = { codename, release, amd64: await pin("amd64"), arm64: await pin("arm64") };
    say(release === before ? `${name}: ${release} is the newest` : `${name}: ${before} -> ${release}`);
  }
  writeFileSync(file, `${JSON.stringify(renewed, null, 2)}\n`);
}

/** The last release in the server's list of folders. */
async function newest(codename: string): Promise<string> {
  const place = `${server()}/releases/${codename}/`;
  const dates = Array.from(
    (await get(place)).matchAll(/release-(\d{8}(?:\.\d+)?)\//g),
    ([, date = ""]) => date,
  );
  const last = dates.sort().at(-1);
  if (last === undefined) throw refused(place, "it lists no releases");
  return last;
}

async function signed(
  place: string,
  key?: { armored: string; fingerprint: string },
): Promise<Map<string, string>> {
  const [sums, signature] = [await get(`${place}/SHA256SUMS`), await get(`${place}/SHA256SUMS.gpg`)];
  try {
    return await hashesIn(sums, signature, key);
  } catch (error) {
    throw refused(`${place}/SHA256SUMS`, `its signature is not good: ${(error as Error).message}`);
  }
}

const refused = (place: string, why: string) =>
  new BoxFailed(
    "LAB-110",
    `Nothing was pinned: ${place} cannot be trusted`,
    why,
    `try again later, or without LAB_IMAGE_MIRROR; the key is ${fingerprint.toUpperCase()}`,
  );

/** The text at an address. A small one, so whole or not at all. */
async function get(url: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "renew-"));
  const file = join(folder, "text");
  try {
    await curl(["-o", file, url]);
    return readFileSync(file, "utf8");
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Bytes that the server says a file has. */
async function sizeOf(url: string): Promise<number> {
  const size = Number(/^content-length: *(\d+)/im.exec(await curl(["-I", url]))?.[1]);
  if (!(size > 0)) throw refused(url, "the server does not say its size");
  return size;
}

async function curl(args: string[]): Promise<string> {
  const { exitCode, stdout, stderr } = await execa(
    "curl",
    ["-fsSL", "--retry", "3", "--max-time", "60", ...args],
    {
      reject: false,
    },
  );
  if (exitCode === 0) return stdout;
  throw new BoxFailed(
    "LAB-105",
    `Nothing was pinned: ${args.at(-1)} cannot be fetched`,
    stderr?.trim() || "curl did not run",
    "check the network and the proxy of this host, and run the command again",
  );
}
