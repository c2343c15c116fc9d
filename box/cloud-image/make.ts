/** Makes a box of Ubuntu's cloud image, in the form of a provider. It needs no root. */
import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { execa } from "execa";
import { cacheFolder } from "../../core/cache-folder.ts";
import { withLock } from "../../core/with-lock.ts";
import { BoxFailed, download } from "./download.ts";
import { type OvfDisk, ovf } from "./ovf.ts";
import { type Architecture, folderOf, imageName, type Release } from "./pins.ts";
import { seedImage } from "./seed.ts";
import { vmx } from "./vmx.ts";

/** The forms of a box: the disk of qemu, what VirtualBox imports, or what VMware runs. */
export const forms = ["qcow2", "ovf", "vmx"] as const;
export type Form = (typeof forms)[number];

/** GiB that the disk of a lab has. The image's own are 3.5, and cloud-init lets the file system grow. */
const diskSize = 10;

/** Seconds to wait for another process that makes the same box. */
const patience = 3600;

/**
 * Makes a box, unless it is there.
 * @param name of the Ubuntu, such as ubuntu-24.04, and what is pinned of it.
 * @param file where the box shall lie: whole, or not at all.
 * @param say is told what is being done.
 * @throws {BoxFailed}
 */
export async function makeBox(
  name: string,
  release: Release,
  architecture: Architecture,
  form: Form,
  file: string,
  say: (text: string) => void,
): Promise<void> {
  mkdirSync(dirname(file), { recursive: true });
  await withLock(`${file}.lock`, patience, async () => {
    if (existsSync(file)) return;
    const image = join(cacheFolder, "images", `${release[architecture].sha256}.img`);
    const url = `${folderOf(release)}/${imageName(name, architecture)}`;
    if (!existsSync(image)) say(`Ubuntu's image ${release.release}, from ${url}`);
    await download(url, release[architecture], image, say);
    // Beside the image, which is linked into it; a killed process may have left one.
    const work = `${image}.${form}`;
    rmSync(work, { recursive: true, force: true });
    mkdirSync(work);
    try {
      await fill(work, image, name, architecture, form, say);
      say("box file");
      await run("tar", ["-C", work, "-cf", `${file}.part`, "."]);
      renameSync(`${file}.part`, file);
    } finally {
      rmSync(work, { recursive: true, force: true });
      rmSync(`${file}.part`, { force: true });
    }
  });
}

async function fill(
  work: string,
  image: string,
  name: string,
  architecture: Architecture,
  form: Form,
  say: (text: string) => void,
): Promise<void> {
  const place = (file: string) => join(work, file);
  await run("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-C", "applab", "-f", place("key")]);
  writeFileSync(place("seed.iso"), seedImage(readFileSync(place("key.pub"), "utf8")));
  rmSync(place("key.pub"));
  writeFileSync(place("Vagrantfile"), readFileSync(new URL("packed/Vagrantfile", import.meta.url)));
  if (form === "qcow2") {
    link(image, place("box.img"));
    const metadata = { provider: "libvirt", architecture, format: "qcow2", virtual_size: diskSize };
    writeFileSync(place("metadata.json"), JSON.stringify(metadata));
    return;
  }
  const provider = form === "ovf" ? "virtualbox" : "vmware_desktop";
  say(`disk image for ${provider === "virtualbox" ? "VirtualBox" : "VMware"}`);
  const disk = place("disk.qcow2");
  await run("qemu-img", ["create", "-q", "-f", "qcow2", "-F", "qcow2", "-b", image, disk, `${diskSize}G`]);
  if (form === "ovf") {
    const disks = [
      await compressed("qcow2", disk, place("disk.vmdk")),
      await compressed("raw", place("seed.iso"), place("seed.vmdk")),
    ];
    writeFileSync(place("box.ovf"), ovf(name, disks));
  } else {
    await vmdk("qcow2", disk, place("disk.vmdk"), "monolithicSparse");
    writeFileSync(place("box.vmx"), vmx(name, architecture));
  }
  rmSync(disk);
  writeFileSync(place("metadata.json"), JSON.stringify({ provider, architecture }));
}

/** The same file under another name: a copy only where the file system knows no links. */
function link(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
}

/** Converts a disk to a VMDK: `monolithicSparse` can be written to, and only `streamOptimized` may be named by an OVF. */
const vmdk = (format: string, from: string, to: string, subformat: string) =>
  run("qemu-img", ["convert", "-f", format, "-O", "vmdk", "-o", `subformat=${subformat}`, from, to]);

/** Converts a disk for an OVF. */
async function compressed(format: string, from: string, to: string): Promise<OvfDisk> {
  await vmdk(format, from, to, "streamOptimized");
  const { stdout } = await run("qemu-img", ["info", "--output=json", to]);
  return {
    file: to.slice(dirname(to).length + 1),
    size: statSync(to).size,
    capacity: JSON.parse(stdout)["virtual-size"],
  };
}

/** @throws {BoxFailed} if there is no such program, or it fails. */
async function run(program: string, args: string[]): Promise<{ stdout: string }> {
  try {
    return await execa(program, args, { stdin: "ignore" });
  } catch (error) {
    const { code, stderr, message } = error as { code?: string; stderr?: string; message: string };
    if (code !== "ENOENT") {
      // The first line has the reason, the last one that the program ends.
      const said = stderr?.trim().split("\n")[0] || message;
      const fix =
        "if the disk is full, free some space or set LAB_CACHE to another folder; then run the command again";
      throw new BoxFailed("LAB-109", "The box cannot be made", `${program} fails: ${said}`, fix);
    }
    throw new BoxFailed(
      "LAB-109",
      "The box cannot be made",
      `${program} is not on the PATH`,
      program === "qemu-img"
        ? "install QEMU's tools: qemu-utils, or qemu with winget and brew"
        : `install ${program}`,
    );
  }
}
