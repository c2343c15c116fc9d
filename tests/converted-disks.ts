/**
 * The disks that are made of a cloud image for other providers, booted by QEMU in hardware that resembles the provider's:
 * its disk controller, its network card, its firmware. (QEMU has no devices like Hyper-V's: there only the firmware is alike.)
 * The provider itself would be the better proof; it cannot be had here.
 */
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { execa } from "execa";
import type { Form } from "../box/cloud-image/forms.ts";
import { atLast } from "./cleanup-on-exit.ts";
import { freePorts } from "./free-ports.ts";
import { clone, succeeds } from "./own-lab.ts";
import { uefiFirmware } from "./uefi.ts";

interface Hardware {
  provider: string;
  firmware: "BIOS" | "UEFI";
  /** The files of the box, and what each is. */
  disks: { file: string; format: string; device: string }[];
  network: string;
}

const hardDisk = (bus: number, file: string, format: string) => ({
  file,
  format,
  device: `ide-hd,bus=ide.${bus}`,
});
const seedAsCd = { file: "seed.iso", format: "raw", device: "ide-cd,bus=ide.1" };

const hardware: Record<Exclude<Form, "qcow2" | "pvm">, Hardware> = {
  ovf: {
    provider: "VirtualBox",
    firmware: "BIOS",
    disks: [hardDisk(0, "disk.vmdk", "vmdk"), hardDisk(1, "seed.vmdk", "vmdk")],
    network: "e1000",
  },
  vmx: {
    provider: "VMware",
    firmware: "BIOS",
    disks: [hardDisk(0, "disk.vmdk", "vmdk"), seedAsCd],
    network: "vmxnet3",
  },
  vhdx: {
    provider: "Hyper-V",
    firmware: "UEFI",
    disks: [hardDisk(0, "Virtual Hard Disks/disk.vhdx", "vhdx"), seedAsCd],
    network: "e1000",
  },
};

/** Seconds until an emulated machine answers: cloud-init lets in nobody before it is ready. */
const patience = 300;

/** @param name of the cloud image, such as ubuntu-24.04. */
export function convertedDisks(name: string): void {
  for (const [form, machine] of Object.entries(hardware)) {
    const { provider, firmware } = machine;
    test(`the disk for ${provider} boots with ${firmware}, and cloud-init reads its seed`, async () => {
      const box = await unpackedBox(name, form);
      const { ssh, end } = await boot(box, machine);
      try {
        const found = await ssh(
          "cloud-init status --wait | tail -n 1; hostname; sudo -n id -un; test -d /sys/firmware/efi && echo UEFI || echo BIOS",
        );
        assert.equal(found, `status: done\nlab\nroot\n${firmware}`);
      } finally {
        end();
      }
    });
  }
}

async function unpackedBox(name: string, form: string): Promise<string> {
  const file = join(clone.folder, `${form}.box`);
  await succeeds("npm", "run", "-s", "box", "--", name, "--form", form, "--file", file);
  const folder = join(clone.folder, `box-${form}`);
  mkdirSync(folder);
  await execa("tar", ["-C", folder, "-xf", file]);
  return folder;
}

/** Starts the machine. Its disks stay as they are. */
async function boot(box: string, { firmware, disks, network }: Hardware) {
  const [port] = await freePorts(1);
  const drives = disks.flatMap(({ file, format, device }, index) => [
    ...["-drive", `if=none,id=disk${index},format=${format},file=${join(box, file)}`],
    ...["-device", `${device},drive=disk${index}`],
  ]);
  const machine = execa(
    "qemu-system-x86_64",
    [
      ...["-nodefaults", "-display", "none", "-machine", "q35", "-cpu", "max", "-smp", "2", "-m", "1536"],
      ...(firmware === "UEFI" ? ["-bios", uefiFirmware] : []),
      ...["-snapshot", ...drives],
      ...[
        "-netdev",
        `user,id=net,hostfwd=tcp:127.0.0.1:${port}-:22`,
        "-device",
        `${network},netdev=net,romfile=`,
      ],
      ...["-serial", `file:${join(box, "serial.log")}`],
    ],
    { reject: false, all: true },
  );
  const end = atLast(() => {
    machine.kill("SIGKILL");
  });
  const options = {
    BatchMode: "yes",
    ConnectTimeout: 10,
    StrictHostKeyChecking: "no",
    UserKnownHostsFile: "/dev/null",
  };
  const words = Object.entries(options).flatMap(([option, value]) => ["-o", `${option}=${value}`]);
  const ssh = async (command: string) => {
    const started = performance.now();
    for (;;) {
      const args = [...words, "-i", join(box, "key"), "-p", `${port}`, "vagrant@127.0.0.1", command];
      const { exitCode, stdout, stderr } = await execa("ssh", args, { reject: false, stdin: "ignore" });
      // 255: nobody is let in yet.
      if (exitCode === 0) return stdout;
      if (machine.exitCode !== null) assert.fail(`QEMU has ended: ${(await machine).all}`);
      assert.equal(exitCode, 255, stderr);
      assert.ok(performance.now() - started < patience * 1000, stderr);
      await pause(1000);
    }
  };
  return { ssh, end };
}
