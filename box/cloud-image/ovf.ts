/**
 * The description of a machine that VirtualBox imports, in the Open Virtualization Format 1.0 (DSP0243), as VirtualBox
 * itself exports one: two disks on a SATA controller, and a network card behind NAT.
 */

/** A disk of the machine. */
export interface OvfDisk {
  /** The VMDK file, beside the description. */
  file: string;
  /** Its size in bytes. */
  size: number;
  /** The size of the disk in it, in bytes. */
  capacity: number;
}

/** What kinds of hardware are called in CIM_ResourceAllocationSettingData, DSP1041. */
const kind = { processor: 3, memory: 4, network: 10, disk: 17, sata: 20 };

const format = "http://www.vmware.com/interfaces/specifications/vmdk.html#streamOptimized";

/** A piece of hardware: its properties, in the alphabetical order that the schema asks for. */
const item = (properties: Record<string, string | number>) =>
  [
    "      <Item>",
    ...Object.entries(properties)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, value]) => `        <rasd:${name}>${value}</rasd:${name}>`),
    "      </Item>",
  ].join("\n");

/**
 * @param name of the machine: letters, digits, hyphens and dots.
 * @param memory in MiB.
 */
export function ovf(name: string, disks: readonly OvfDisk[], { cpus = 2, memory = 1536 } = {}): string {
  const files = disks.map(
    ({ file, size }, index) => `    <File ovf:id="file${index}" ovf:href="${file}" ovf:size="${size}"/>`,
  );
  const images = disks.map(
    ({ capacity }, index) =>
      `    <Disk ovf:capacity="${capacity}" ovf:diskId="disk${index}" ovf:fileRef="file${index}" ovf:format="${format}"/>`,
  );
  const hardware = [
    { ElementName: `${cpus} processors`, InstanceID: 1, ResourceType: kind.processor, VirtualQuantity: cpus },
    {
      AllocationUnits: "MegaBytes",
      ElementName: `${memory} MB of memory`,
      InstanceID: 2,
      ResourceType: kind.memory,
      VirtualQuantity: memory,
    },
    { Address: 0, ElementName: "SATA", InstanceID: 3, ResourceSubType: "AHCI", ResourceType: kind.sata },
    {
      AutomaticAllocation: "true",
      Connection: "NAT",
      ElementName: "network",
      InstanceID: 4,
      ResourceSubType: "E1000",
      ResourceType: kind.network,
    },
    ...disks.map((_, index) => ({
      AddressOnParent: index,
      ElementName: `disk${index}`,
      HostResource: `/disk/disk${index}`,
      InstanceID: 5 + index,
      Parent: 3,
      ResourceType: kind.disk,
    })),
  ];
  return `<?xml version="1.0"?>
<Envelope ovf:version="1.0" xml:lang="en-US" xmlns="http://schemas.dmtf.org/ovf/envelope/1" xmlns:ovf="http://schemas.dmtf.org/ovf/envelope/1" xmlns:rasd="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_ResourceAllocationSettingData" xmlns:vssd="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_VirtualSystemSettingData">
  <References>
${files.join("\n")}
  </References>
  <DiskSection>
    <Info>The disks</Info>
${images.join("\n")}
  </DiskSection>
  <NetworkSection>
    <Info>The networks</Info>
    <Network ovf:name="NAT"/>
  </NetworkSection>
  <VirtualSystem ovf:id="${name}">
    <Info>A virtual machine</Info>
    <OperatingSystemSection ovf:id="94">
      <Info>Ubuntu, 64 bits</Info>
      <Description>Ubuntu_64</Description>
    </OperatingSystemSection>
    <VirtualHardwareSection>
      <Info>Its hardware</Info>
      <System>
        <vssd:ElementName>Virtual Hardware Family</vssd:ElementName>
        <vssd:InstanceID>0</vssd:InstanceID>
        <vssd:VirtualSystemIdentifier>${name}</vssd:VirtualSystemIdentifier>
        <vssd:VirtualSystemType>virtualbox-2.2</vssd:VirtualSystemType>
      </System>
${hardware.map(item).join("\n")}
    </VirtualHardwareSection>
  </VirtualSystem>
</Envelope>
`;
}
