/** The forms of a box: what is in it beside the key, for each provider. */
import { copyFileSync, linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { hyperv } from "./hyperv.ts";
import { type OvfDisk, ovf } from "./ovf.ts";
import { makeParallels } from "./parallels.ts";
import type { Architecture } from "./pins.ts";
import { need, run } from "./run.ts";
import { seedImage } from "./seed.ts";
import { vmx } from "./vmx.ts";

/** The disk of qemu, and what VirtualBox imports, VMware runs, Hyper-V imports and Parallels registers. */
export const forms = ["qcow2", "ovf", "vmx", "vhdx", "pvm"] as const;
export type Form = (typeof forms)[number];

/** GiB that the disk of a lab has. The image's own are 3.5, and cloud-init lets the file system grow. */
const diskSize = 10;

/** What a box is made of, and the folder in which it becomes one. */
interface Parts {
  work: string;
  image: string;
  /** Of the Ubuntu, such as ubuntu-24.04. */
  name: string;
  architecture: Architecture;
}

/**
 * Asks for the programs that make a form, before anything is fetched.
 * @throws {BoxFailed} if one is missing.
 */
export async function needPrograms(form: Form): Promise<void> {
  if (form !== "qcow2") await need("qemu-img");
  if (form === "pvm") await need("prlctl");
}

/** Each makes the machine of a form, of a disk in the format qcow2 that is as large as the lab's. */
const machines: Record<
  Exclude<Form, "qcow2">,
  { provider: string; called: string; make: (disk: string, parts: Parts) => Promise<void> }
> = {
  ovf: { provider: "virtualbox", called: "VirtualBox", make: forVirtualBox },
  vmx: { provider: "vmware_desktop", called: "VMware", make: forVmware },
  vhdx: { provider: "hyperv", called: "Hyper-V", make: forHyperv },
  pvm: {
    provider: "parallels",
    called: "Parallels",
    make: (disk, { work }) => makeParallels(disk, work, diskSize),
  },
};

/**
 * Fills a folder with what Vagrant unpacks of a box.
 * @throws {BoxFailed}
 */
export async function fill(form: Form, parts: Parts, say: (text: string) => void): Promise<void> {
  const { work, image, architecture } = parts;
  const place = (file: string) => join(work, file);
  await run("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-C", "applab", "-f", place("key")]);
  writeFileSync(place("seed.iso"), seedImage(readFileSync(place("key.pub"), "utf8"), form));
  rmSync(place("key.pub"));
  writeFileSync(place("Vagrantfile"), readFileSync(new URL("packed/Vagrantfile", import.meta.url)));
  const describe = (metadata: object) => writeFileSync(place("metadata.json"), JSON.stringify(metadata));
  if (form === "qcow2") {
    link(image, place("box.img"));
    return describe({ provider: "libvirt", architecture, format: "qcow2", virtual_size: diskSize });
  }
  const { provider, called, make } = machines[form];
  say(`disk image for ${called}`);
  const disk = place("disk.qcow2");
  await run("qemu-img", ["create", "-q", "-f", "qcow2", "-F", "qcow2", "-b", image, disk, `${diskSize}G`]);
  await make(disk, parts);
  rmSync(disk);
  describe({ provider, architecture });
}

/** The same file under another name: a copy only where the file system knows no links. */
function link(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
}

async function forVirtualBox(disk: string, { work, name }: Parts): Promise<void> {
  const disks = [
    await compressed("qcow2", disk, join(work, "disk.vmdk")),
    await compressed("raw", join(work, "seed.iso"), join(work, "seed.vmdk")),
  ];
  writeFileSync(join(work, "box.ovf"), ovf(name, disks));
}

async function forVmware(disk: string, { work, name, architecture }: Parts): Promise<void> {
  await vmdk("qcow2", disk, join(work, "disk.vmdk"), "monolithicSparse");
  writeFileSync(join(work, "box.vmx"), vmx(name, architecture));
}

async function forHyperv(disk: string, { work, name }: Parts): Promise<void> {
  const [disks, machine] = ["Virtual Hard Disks", "Virtual Machines"].map((folder) => join(work, folder)) as [
    string,
    string,
  ];
  for (const folder of [disks, machine]) mkdirSync(folder);
  const file = join(disks, "disk.vhdx");
  await run("qemu-img", ["convert", "-f", "qcow2", "-O", "vhdx", "-o", "subformat=dynamic", disk, file]);
  // There qemu-img makes a sparse file, which Hyper-V refuses; tar would keep that it is one.
  if (process.platform === "win32") await run("fsutil", ["sparse", "setflag", file, "0"]);
  writeFileSync(join(machine, "box.xml"), hyperv(name));
}

/** Converts a disk to a VMDK: `monolithicSparse` can be written to, and only `streamOptimized` may be named by an OVF. */
const vmdk = (format: string, from: string, to: string, subformat: string) =>
  run("qemu-img", ["convert", "-f", format, "-O", "vmdk", "-o", `subformat=${subformat}`, from, to]);

/** Converts a disk for an OVF. */
async function compressed(format: string, from: string, to: string): Promise<OvfDisk> {
  await vmdk(format, from, to, "streamOptimized");
  const { stdout } = await run("qemu-img", ["info", "--output=json", to]);
  return { file: basename(to), size: statSync(to).size, capacity: JSON.parse(stdout)["virtual-size"] };
}
