/**
 * For tests: a lab from the cache in which every task is solved. The cache holds the downloads and installations that
 * take minutes; provisioning updates the rest, as it updates a learner's lab after `git pull`.
 */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { execa } from "execa";
import { cacheFolder } from "../core/cache-folder.ts";
import { project } from "./checkout.ts";
import { clone, restore, save, succeeds, vagrant } from "./own-lab.ts";

/** Files that belong to the process that ran, or to its folder. */
const notKept = /^(monitor\.|qemu\.pid|serial\.log|booted\.json|index_uuid|vagrant_cwd|synced_folders)/;

const machines = join(clone.folder, ".vagrant", "machines", "default");

/**
 * Starts the lab, provisions it, and saves it as the snapshot "solved".
 * @returns whether the lab was in the cache or was made now.
 */
export async function bringUpSolvedLab(): Promise<"cached" | "made"> {
  const kept = join(cacheFolder, "tests", `lab-${await key()}`);
  const cached = existsSync(kept);
  if (cached) {
    mkdirSync(machines, { recursive: true });
    await execa("cp", ["-r", "--reflink=auto", "--sparse=always", join(kept, "embedded"), machines]);
    await restore("solved");
    await vagrant("provision");
    await save("solved");
  } else {
    await vagrant("up");
    await save("solved");
    await vagrant("halt");
    await keep(kept);
    await restore("solved");
  }
  return cached ? "cached" : "made";
}

/** Replaces the cached lab: one is enough. An interrupted copy has another name. */
async function keep(kept: string): Promise<void> {
  const tests = dirname(kept);
  rmSync(tests, { recursive: true, force: true });
  const part = `${kept}.${process.pid}`;
  mkdirSync(join(part, "embedded"), { recursive: true });
  const files = readdirSync(join(machines, "embedded")).filter((file) => !notKept.test(file));
  const paths = files.map((file) => join(machines, "embedded", file));
  await execa("cp", ["--reflink=auto", "--sparse=always", ...paths, join(part, "embedded")]);
  renameSync(part, kept);
}

/** A hash that changes with each file that decides what is installed. */
async function key(): Promise<string> {
  const hash = createHash("sha256");
  const add = (folder: string, wanted: RegExp) => {
    const files = readdirSync(join(project, folder), { recursive: true, encoding: "utf8" }).sort();
    for (const file of files.filter((each) => wanted.test(each)))
      hash.update(file).update(readFileSync(join(project, folder, file)));
  };
  hash.update(await succeeds("box/build.sh", "--name"));
  hash.update(await succeeds("qemu-img", "--version"));
  hash.update(process.env.VAGRANT_HOME ?? "").update(process.env.LAB_CA ?? "");
  add("provision", /^(0-|0[a-c]-|run\.sh|step\.sh|put\.sh|packages\.sh|versions\.sh|units\/.*host-clock)/);
  add("vagrant", /\.rb$/);
  return hash.digest("hex").slice(0, 16);
}
