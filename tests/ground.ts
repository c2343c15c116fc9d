/**
 * For tests: the lab as it is before task 0, out of the cache. It has what all tasks need (packages, Node), which takes
 * minutes to download and install, and seldom changes.
 */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { execa } from "execa";
import { cacheFolder } from "../core/cache-folder.ts";
import { project } from "./checkout.ts";
import { clone, inClone, restore, save, succeeds, vagrant } from "./own-lab.ts";

/** The snapshot of it. */
const name = "task-0";

/** What belongs to the process that ran, or to the folder in which it did. */
const notKept = /^(monitor\.|qemu\.pid|serial\.log|booted\.json|index_uuid|vagrant_cwd|synced_folders)/;

const machines = join(clone.folder, ".vagrant", "machines", "default");

/** Brings the lab up as it is before task 0: in seconds, if it was made of the same before. */
export async function bringUpGround(): Promise<"cached" | "made"> {
  const kept = join(cacheFolder, "tests", `ground-${await key()}`);
  if (existsSync(kept)) {
    mkdirSync(machines, { recursive: true });
    await execa("cp", ["-r", "--reflink=auto", "--sparse=always", join(kept, "embedded"), machines]);
    mkdirSync(join(clone.folder, ".vagrant", "applab"), { recursive: true });
    await execa("cp", ["-r", join(kept, "applab", "task"), join(clone.folder, ".vagrant", "applab", "task")]);
    await restore(name);
    return "cached";
  }
  const { exitCode, all } = await inClone({ env: { LAB_TASK: "0" } })`vagrant up`;
  if (exitCode !== 0) throw new Error(all);
  await save(name);
  await vagrant("halt");
  await keep(kept);
  await restore(name);
  return "made";
}

/** Replaces what is kept: one is enough. A copy that is cut off has another name. */
async function keep(kept: string): Promise<void> {
  const tests = dirname(kept);
  mkdirSync(tests, { recursive: true });
  for (const old of readdirSync(tests)) {
    if (old.startsWith("ground-")) rmSync(join(tests, old), { recursive: true });
  }
  const part = `${kept}.${process.pid}`;
  mkdirSync(join(part, "embedded"), { recursive: true });
  mkdirSync(join(part, "applab"));
  const files = readdirSync(join(machines, "embedded")).filter((file) => !notKept.test(file));
  const paths = files.map((file) => join(machines, "embedded", file));
  await execa("cp", ["--reflink=auto", "--sparse=always", ...paths, join(part, "embedded")]);
  await execa("cp", [join(clone.folder, ".vagrant", "applab", "task"), join(part, "applab")]);
  renameSync(part, kept);
}

/** A word that changes with everything that this lab is made of. */
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
