/**
 * A machine of Parallels, made by Parallels' own programs on a Mac that has them: its description has hundreds of settings
 * that change with each release.
 */
import { randomBytes } from "node:crypto";
import { readdirSync, renameSync } from "node:fs";
import { join } from "node:path";
import { BoxFailed } from "./download.ts";
import { run } from "./run.ts";

/**
 * Makes the machine in a folder, with a disk that has the content of another one.
 * @param disk in the format qcow2.
 * @param size of that disk, in GiB.
 * @throws {BoxFailed}
 */
export async function makeParallels(disk: string, folder: string, size: number): Promise<void> {
  const name = `applab-${randomBytes(4).toString("hex")}`;
  const prlctl = (...args: string[]) => run("prlctl", args);
  await prlctl("create", name, "--distribution", "ubuntu", "--dst", folder, "--no-hdd");
  try {
    const own = join(folder, `${name}.pvm`, "disk.hdd");
    await run("prl_disk_tool", ["create", "--hdd", own, "--size", `${size * 1024}`]);
    await pour(disk, own);
    await prlctl("set", name, "--device-add", "hdd", "--image", own, "--iface", "sata");
    await prlctl("set", name, "--device-bootorder", "hdd0 cdrom0");
  } finally {
    // Vagrant registers each lab's copy; this one must not stay in the user's list.
    await prlctl("unregister", name);
  }
}

/** Gives a disk of Parallels another content. Its file is as plain as a raw disk of the same size. */
async function pour(disk: string, into: string): Promise<void> {
  const [content, ...others] = readdirSync(into).filter((file) => file.endsWith(".hds"));
  if (content === undefined || others.length > 0)
    throw new BoxFailed(
      "LAB-109",
      "The box cannot be made",
      `${into} should have one file .hds`,
      "report this with the version of Parallels",
    );
  const raw = join(into, "raw");
  await run("qemu-img", ["convert", "-f", "qcow2", "-O", "raw", disk, raw]);
  renameSync(raw, join(into, content));
}
