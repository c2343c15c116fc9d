/** What the bench needs: Debian's packages, the lab's Node, and the peers from npm. */
import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { execa } from "execa";
import { cacheFolder } from "../core/cache-folder.ts";
import { labNode } from "../core/lab-node.ts";
import { lacking } from "../host/doctor/finding.ts";
import { install } from "../host/doctor/install.ts";
import type { Place } from "./peers/peer.ts";

const file = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** Debian's packages by their names, each with a command that works where it is installed. */
export type Needed = Record<string, readonly [program: string, ...args: string[]]>;

const needed: Needed = {
  "nginx-light": ["nginx", "-v"],
  gunicorn: ["/usr/bin/gunicorn", "--version"],
  "python3-flask": ["/usr/bin/python3", "-c", "import flask"],
  // It answers --version with exit code 1.
  wrk: ["sh", "-c", "command -v wrk"],
};

/** @throws {Error} where something cannot be installed. */
export async function prepare(folder: string): Promise<Pick<Place, "node" | "apps">> {
  if (process.platform !== "linux") throw new Error("the bench reads /proc: it runs on Linux only");
  // Debian keeps nginx where only root looks.
  process.env.PATH = `${process.env.PATH}:/usr/sbin`;
  await installPackages(needed);

  const node = await labNode();
  const apps = join(folder, "apps");
  cpSync(file("peers/apps"), apps, { recursive: true });
  symlinkSync(join(await packages(), "node_modules"), join(apps, "node_modules"), "dir");
  return { node, apps };
}

/** @throws {Error} where something cannot be installed. */
export async function installPackages(needed: Needed): Promise<void> {
  const missing = await missingPackages(needed);
  await install(
    missing.map((name) => lacking("LAB-019", name, "not installed", { apt: [name], brew: [], winget: [] })),
    { yes: false },
  );
  const still = missing.length > 0 ? await missingPackages(needed) : [];
  if (still.length > 0) throw new Error(`these packages of Debian are missing: ${still.join(", ")}`);
}

async function missingPackages(needed: Needed): Promise<string[]> {
  const missing: string[] = [];
  for (const [name, [program, ...args]] of Object.entries(needed)) {
    const { failed } = await execa(program, args, { reject: false, timeout: 30_000 });
    if (failed) missing.push(name);
  }
  return missing;
}

/** The peers' npm packages, which are no packages of the project: in the cache, under the hash of their lock file. */
async function packages(): Promise<string> {
  const lock = readFileSync(file("peers/packages/package-lock.json"));
  const home = join(cacheFolder, "bench");
  const folder = join(home, createHash("sha256").update(lock).digest("hex").slice(0, 16));
  if (existsSync(folder)) return folder;

  mkdirSync(home, { recursive: true });
  const work = mkdtempSync(join(home, "installing-"));
  try {
    cpSync(file("peers/packages"), work, { recursive: true });
    const args = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
    await execa("npm", args, { cwd: work, timeout: 300_000 });
    renameSync(work, folder);
    return folder;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
