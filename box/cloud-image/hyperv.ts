/**
 * The description of a machine that Vagrant's provider for Hyper-V imports: of all that Hyper-V itself exports, what the
 * provider reads. Newer exports are binary files, which only Hyper-V can write.
 */

/** What PowerShell reads as text only if it has an attribute. */
const value = (name: string, type: "string" | "integer" | "bool", content: string | number) =>
  `<${name} type="${type}">${content}</${name}>`;

/**
 * A machine of the second generation, which boots by UEFI, with a disk on a SCSI controller. The provider gives the disk
 * the path of its copy, and attaches no CD: the seed comes with the box's Vagrantfile.
 * @param name of the machine: letters, digits, hyphens and dots.
 * @param memory in MiB.
 */
export function hyperv(name: string, { cpus = 2, memory = 1536 } = {}): string {
  return `<?xml version="1.0"?>
<configuration>
  <properties>
    ${value("subtype", "integer", 1)}
    ${value("name", "string", name)}
  </properties>
  <settings>
    <processors>${value("count", "integer", cpus)}</processors>
    <memory>
      <bank>
        ${value("dynamic_memory_enabled", "bool", "False")}
        ${["limit", "reservation", "size"].map((each) => value(each, "integer", memory)).join("\n        ")}
      </bank>
    </memory>
  </settings>
  <boot>${value("device0", "string", "HardDrive")}</boot>
  ${value("secure_boot_enabled", "bool", "False")}
  <vm-controllers>
    <scsi ChannelInstanceGuid="scsi">
      <controller0>
        <drive0>
          ${value("pathname", "string", "disk.vhdx")}
          ${value("type", "string", "VHD")}
        </drive0>
      </controller0>
    </scsi>
  </vm-controllers>
</configuration>
`;
}
