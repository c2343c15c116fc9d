/** The lab's version of Node, for this host: benchmarks and tests run with it. */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { cacheFolder } from "./cache-folder.ts";

/** The one place that holds its version and its integrity. */
const versions = readFileSync(new URL("../provision/versions.sh", import.meta.url), "utf8");

/**
 * Takes it from the cache, or else fetches it, some 50 megabytes.
 * @returns the path of the program.
 * @throws {Error} where it cannot be fetched, or is not what was pinned.
 */
export function labNode(): Promise<string> {
  return nodeFor(setting("NODE_VERSION"), setting(`NODE_INTEGRITY_${process.arch}`));
}

/**
 * The same for any Node for Linux that the npm registry has.
 * @param integrity of its package for this processor.
 */
export async function nodeFor(version: string, integrity: string): Promise<string> {
  const folder = join(cacheFolder, "node", version);
  const program = join(folder, "bin", "node");
  if (existsSync(program)) return program;

  mkdirSync(join(cacheFolder, "node"), { recursive: true });
  const work = mkdtempSync(join(cacheFolder, "node", "fetching-"));
  try {
    const name = `node-linux-${process.arch}`;
    await execa("npm", ["pack", "--silent", `${name}@${version}`], { cwd: work, timeout: 600_000 });
    const archive = join(work, `${name}-${version}.tgz`);
    const found = `sha512-${createHash("sha512").update(readFileSync(archive)).digest("base64")}`;
    if (found !== integrity) throw new Error(`${name}@${version} is not what is pinned: ${found}`);
    await execa("tar", ["-xzf", archive, "-C", work], { timeout: 120_000 });
    // Rename last, so that a failed download never looks complete.
    renameSync(join(work, "package"), folder);
    return program;
  } catch (error) {
    // Another process may have been faster.
    if (existsSync(program)) return program;
    throw error;
  } finally {
    rmSync(work, { recursive: true });
  }
}

function setting(name: string): string {
  const value = new RegExp(`^${name}=(.+)$`, "m").exec(versions)?.[1];
  if (value === undefined) throw new Error(`provision/versions.sh has no ${name}`);
  return value;
}
