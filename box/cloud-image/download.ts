/** Fetches a large file into the cache: with progress, going on where an earlier try ended, and checked by its hash. */
import { createHash } from "node:crypto";
import { createReadStream, existsSync, mkdirSync, renameSync, rmSync, statfsSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { pipeline } from "node:stream/promises";
import { execa } from "execa";
import type { Code, Failure } from "../../core/failure.ts";
import { wasStarted } from "../../core/was-started.ts";
import type { Pin } from "./pins.ts";

/** Why there is no image, or no box. Nothing is left in the cache but, after a lost connection, the beginning of the file. */
export class BoxFailed extends Error {
  readonly failure: Failure;
  constructor(code: Code, what: string, why: string, fix: string) {
    super(`${what}: ${why}`);
    this.failure = { code, what, why, fix };
  }
}

/** Bytes a second, and seconds: a connection that brings less for so long is given up and made again. */
const slowest = { bytes: 1000, seconds: 30 };

/** Milliseconds between two lines of progress. */
const interval = 5000;

const mebibytes = (bytes: number) => Math.round(bytes / 1024 / 1024);

/**
 * Fetches a file, unless it is there and undamaged.
 * @param url its address. curl fetches it: that knows the proxies and the certificate authorities of this host.
 * @param file where it shall lie. Only a file with the right hash ever lies there.
 * @param say is told how many MiB are there, and of how many.
 * @throws {BoxFailed}
 */
export async function download(
  url: string,
  { bytes, sha256 }: Pin,
  file: string,
  say: (text: string) => void,
): Promise<void> {
  const part = `${file}.part`;
  if (existsSync(file)) {
    if ((await hashOf(file)) === sha256) return;
    say(`the image in the cache is damaged, and is fetched again: ${file}`);
    rmSync(file);
  }
  mkdirSync(dirname(file), { recursive: true });
  let have = sizeOf(part);
  if (have > bytes) rmSync(part);
  have = sizeOf(part);
  needSpace(dirname(file), bytes - have);
  if (have > 0 && have < bytes) say(`${mebibytes(have)} of ${mebibytes(bytes)} MiB are there already`);
  const progress = setInterval(() => {
    if (sizeOf(part) > have) say(`${mebibytes(sizeOf(part))} of ${mebibytes(bytes)} MiB`);
    have = sizeOf(part);
  }, interval);
  try {
    if (sizeOf(part) < bytes) await fetchInto(part, url);
  } finally {
    clearInterval(progress);
  }
  await check(part, url, { bytes, sha256 });
  renameSync(part, file);
}

async function fetchInto(part: string, url: string): Promise<void> {
  const { exitCode, stderr } = await curl(part, url);
  if (exitCode === 0) return;
  // The server cannot send a part of a file: from the beginning.
  if (exitCode === 33) {
    rmSync(part, { force: true });
    const again = await curl(part, url);
    if (again.exitCode === 0) return;
    throw failed(again.exitCode, again.stderr, part, url);
  }
  throw failed(exitCode, stderr, part, url);
}

async function curl(part: string, url: string) {
  const slow = ["--speed-limit", `${slowest.bytes}`, "--speed-time", `${slowest.seconds}`];
  const { exitCode, signal, stderr } = await execa(
    "curl",
    ["-fsSL", "--retry", "3", ...slow, "-C", "-", "-o", part, url],
    { reject: false, stdin: "ignore" },
  );
  if (exitCode !== 0 && !wasStarted("curl", { exitCode, signal }))
    throw new BoxFailed("LAB-105", "The image cannot be fetched", "curl is not on the PATH", "install curl");
  return { exitCode: exitCode ?? -1, stderr: stderr ?? "" };
}

function failed(exitCode: number, stderr: string, part: string, url: string): BoxFailed {
  const said =
    stderr
      .trim()
      .split("\n")
      .at(-1)
      ?.replace(/^curl: \(\d+\) /, "") ?? "";
  const what = `The image cannot be fetched from ${url}`;
  if (exitCode === 22) {
    rmSync(part, { force: true });
    return new BoxFailed(
      "LAB-106",
      what,
      said,
      "the release may be gone: 'npm run box -- --renew' pins a newer one; LAB_IMAGE_MIRROR names another server",
    );
  }
  if (exitCode === 23) {
    rmSync(part, { force: true });
    return noSpace(dirname(part), said);
  }
  const kept = sizeOf(part);
  return new BoxFailed(
    "LAB-105",
    what,
    `${said}${kept > 0 ? `; the first ${mebibytes(kept)} MiB are kept` : ""}`,
    "check the network and the proxy of this host, and run the command again: it goes on where it stopped. Without Ubuntu's server: LAB_BOX=debian-12",
  );
}

async function check(part: string, url: string, { bytes, sha256 }: Pin): Promise<void> {
  const found = await hashOf(part);
  if (found === sha256) return;
  const size = sizeOf(part);
  rmSync(part);
  throw new BoxFailed(
    "LAB-107",
    `What came from ${url} is not the image that is pinned, and was deleted`,
    size === bytes ? `its SHA-256 is ${found}, pinned is ${sha256}` : `it has ${size} bytes, not ${bytes}`,
    "run the command again; if it happens again, the mirror or a proxy changes the file",
  );
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file), hash);
  return hash.digest("hex");
}

/** @throws {BoxFailed} if the folder has less room than the file and the box that is made of it need. */
function needSpace(folder: string, bytes: number): void {
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize < bytes)
    throw noSpace(folder, `${mebibytes(bavail * bsize)} MiB are free, ${mebibytes(bytes)} MiB are needed`);
}

const noSpace = (folder: string, why: string) =>
  new BoxFailed(
    "LAB-108",
    `There is not enough room for the image in ${folder}`,
    why,
    "free some space, or set LAB_CACHE to another folder",
  );

const sizeOf = (file: string) => (existsSync(file) ? statSync(file).size : 0);
