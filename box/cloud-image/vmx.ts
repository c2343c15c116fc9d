/** The description of a machine that VMware's products run: a file with a setting a line. */
import type { Architecture } from "./pins.ts";

/** What a processor needs: what VMware calls the guest, the oldest hardware that knows it, and its firmware. */
const machines = {
  amd64: { guestOS: "ubuntu-64", "virtualHW.version": "16", firmware: "bios" },
  // Fusion 13 is the first for Apple's processors.
  arm64: { guestOS: "arm-ubuntu-64", "virtualHW.version": "20", firmware: "efi" },
} satisfies Record<Architecture, object>;

/**
 * A machine with the disk disk.vmdk, the seed seed.iso as a CD, and a network card behind NAT.
 * @param name of the machine: letters, digits, hyphens and dots.
 * @param memory in MiB, a multiple of four.
 */
export function vmx(name: string, architecture: Architecture, { cpus = 2, memory = 1536 } = {}): string {
  const settings: Record<string, string | number | boolean> = {
    ".encoding": "UTF-8",
    "config.version": 8,
    ...machines[architecture],
    displayName: name,
    numvcpus: cpus,
    memsize: memory,
    // A card on PCI Express needs a bridge.
    "pciBridge4.present": true,
    "pciBridge4.virtualDev": "pcieRootPort",
    "pciBridge4.functions": 8,
    "sata0.present": true,
    "sata0:0.present": true,
    "sata0:0.fileName": "disk.vmdk",
    "sata0:1.present": true,
    "sata0:1.deviceType": "cdrom-image",
    "sata0:1.fileName": "seed.iso",
    "ethernet0.present": true,
    "ethernet0.connectionType": "nat",
    "ethernet0.virtualDev": "vmxnet3",
    "ethernet0.addressType": "generated",
    // Without a question, which nobody sees: the machine was copied, and needs an address of its own.
    "uuid.action": "create",
  };
  const inVmx = (value: string | number | boolean) =>
    typeof value === "boolean" ? String(value).toUpperCase() : value;
  return Object.entries(settings)
    .map(([key, value]) => `${key} = "${inVmx(value)}"\n`)
    .join("");
}
