/** Boxes made of a small image that this process serves, with the real qemu-img, ssh-keygen and tar. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, suite, test } from "node:test";
import { execa } from "execa";
import type { BoxFailed } from "./download.ts";
import type { Form } from "./forms.ts";
import { isoImage } from "./iso9660.ts";
import type { Release } from "./pins.ts";

const folder = mkdtempSync(join(tmpdir(), "make-box-"));
const image = join(folder, "image");
process.env.LAB_CACHE = join(folder, "cache");
const { makeBox } = await import("./make.ts");

const has = async (program: string) =>
  (await execa(program, ["--version"], { reject: false })).exitCode === 0;
const programs = (await has("qemu-img")) && (await has("bsdtar"));

await execa("qemu-img", ["create", "-q", "-f", "qcow2", image, "64M"], { reject: false });
const asked: string[] = [];
const server = createServer(({ url = "" }, response) => {
  asked.push(url);
  response.end(readFileSync(image));
}).listen(0, "127.0.0.1");
await once(server, "listening");
process.env.LAB_IMAGE_MIRROR = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
after(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true });
});

function made(form: Form, box: string): Promise<void> {
  const content = readFileSync(image);
  const pin = { bytes: content.length, sha256: createHash("sha256").update(content).digest("hex") };
  const release: Release = { codename: "noble", release: "20991231", amd64: pin, arm64: pin };
  return makeBox("ubuntu-24.04", release, "amd64", form, box, () => {});
}

/** Makes a box, and unpacks it as Vagrant does. */
async function unpacked(form: Form): Promise<string> {
  const box = join(folder, `${form}.box`);
  await made(form, box);
  const to = mkdtempSync(join(folder, "box-"));
  await execa("bsdtar", ["-xf", box, "-C", to]);
  return to;
}
/** A disk has the content of the image, and nothing after it. */
async function sameDisk(format: string, disk: string): Promise<void> {
  const larger = join(folder, "larger");
  await execa("qemu-img", ["create", "-q", "-f", "qcow2", "-F", "qcow2", "-b", image, larger, "10G"]);
  const disks = ["-f", format, "-F", "qcow2", disk, larger];
  const compared = await execa("qemu-img", ["compare", ...disks], { reject: false });
  assert.equal(compared.exitCode, 0, compared.stdout);
}
const json = (file: string) => JSON.parse(readFileSync(file, "utf8"));

suite("a box of a cloud image", { skip: programs ? false : "there is no qemu-img or no bsdtar" }, () => {
  test("for qemu has the image as it is, a seed, and a key that only its owner may read", async () => {
    const box = await unpacked("qcow2");
    assert.deepEqual(asked, ["/releases/noble/release-20991231/ubuntu-24.04-server-cloudimg-amd64.img"]);
    assert.ok(readFileSync(join(box, "box.img")).equals(readFileSync(image)));
    assert.equal(json(join(box, "metadata.json")).virtual_size, 10);
    assert.equal(statSync(join(box, "key")).mode & 0o777, 0o600);
    const { stdout: publicKey } = await execa("ssh-keygen", ["-y", "-f", join(box, "key")]);
    const read = async (name: string) =>
      (await execa("bsdtar", ["-xOf", join(box, "seed.iso"), name])).stdout;
    assert.ok((await read("user-data")).startsWith("#cloud-config\n"));
    assert.ok((await read("user-data")).includes(publicKey.split(" ").slice(0, 2).join(" ")));
    assert.match(await read("meta-data"), /^instance-id: applab-[0-9a-f]{12}\nlocal-hostname: lab$/);
    assert.match(await read("network-config"), /dhcp4: true/);
  });

  test("for VirtualBox has two stream-optimised disks with the same content, and a description of the machine", async () => {
    const box = await unpacked("ovf");
    assert.deepEqual(readdirSync(box).sort(), [
      ...["Vagrantfile", "box.ovf", "disk.vmdk", "key", "metadata.json", "seed.iso", "seed.vmdk"],
    ]);
    assert.deepEqual(json(join(box, "metadata.json")), { provider: "virtualbox", architecture: "amd64" });
    const compared = await execa(
      "qemu-img",
      ["compare", "-f", "vmdk", "-F", "raw", join(box, "seed.vmdk"), join(box, "seed.iso")],
      { reject: false },
    );
    assert.equal(compared.exitCode, 0, compared.stdout);
    const { stdout } = await execa("qemu-img", ["info", "--output=json", join(box, "disk.vmdk")]);
    const { "virtual-size": capacity, "format-specific": specific } = JSON.parse(stdout);
    assert.equal(capacity, 10 * 1024 ** 3);
    assert.equal(specific.data["create-type"], "streamOptimized");
    const ovf = readFileSync(join(box, "box.ovf"), "utf8");
    assert.match(ovf, new RegExp(`ovf:href="disk.vmdk" ovf:size="${statSync(join(box, "disk.vmdk")).size}"`));
    assert.match(ovf, new RegExp(`ovf:capacity="${capacity}"`));
  });

  test("for VMware has a disk that can be written to, the seed as a CD, and a description of the machine", async () => {
    const box = await unpacked("vmx");
    assert.deepEqual(readdirSync(box).sort(), [
      ...["Vagrantfile", "box.vmx", "disk.vmdk", "key", "metadata.json", "seed.iso"],
    ]);
    assert.deepEqual(json(join(box, "metadata.json")), { provider: "vmware_desktop", architecture: "amd64" });
    const { stdout } = await execa("qemu-img", ["info", "--output=json", join(box, "disk.vmdk")]);
    const { "virtual-size": capacity, "format-specific": specific } = JSON.parse(stdout);
    assert.equal(capacity, 10 * 1024 ** 3);
    assert.equal(specific.data["create-type"], "monolithicSparse");
    await sameDisk("vmdk", join(box, "disk.vmdk"));
    const lines = readFileSync(join(box, "box.vmx"), "utf8").trimEnd().split("\n");
    for (const line of lines) assert.match(line, /^[\w.:]+ = "[^"]*"$/);
    for (const file of ["disk.vmdk", "seed.iso"])
      assert.ok(lines.some((line) => line.endsWith(`.fileName = "${file}"`)));
  });

  test("for Hyper-V has one disk, and a description with what Vagrant's provider reads of it", async () => {
    const box = await unpacked("vhdx");
    const [disks, machines] = ["Virtual Hard Disks", "Virtual Machines"].map((name) => join(box, name)) as [
      string,
      string,
    ];
    assert.deepEqual([readdirSync(disks), readdirSync(machines)], [["disk.vhdx"], ["box.xml"]]);
    assert.deepEqual(json(join(box, "metadata.json")), { provider: "hyperv", architecture: "amd64" });
    await sameDisk("vhdx", join(disks, "disk.vhdx"));
    const { stdout: network } = await execa("bsdtar", ["-xOf", join(box, "seed.iso"), "network-config"]);
    assert.match(network, /^ {4}dhcp4: true\n {4}link-local: \[\]$/m);
    // The paths are those of New-VagrantVMXML in Vagrant's VagrantVM.psm1.
    const read = [
      "/configuration/properties/subtype[@type]",
      "/configuration/settings/processors/count[@type]",
      "//memory/bank/size[@type]",
      "//boot/device0[@type]",
      "//secure_boot_enabled[@type]",
      "//*[starts-with(name(.),'controller')][../@ChannelInstanceGuid]/*[pathname[@type]]/type[@type]",
      "//*[starts-with(name(.),'controller')]/*/type[text() = 'VHD']",
    ];
    const program = `require "rexml/document"; xml = REXML::Document.new(File.read(ARGV.shift))
      puts(ARGV.map { |path| REXML::XPath.match(xml, path).map(&:text).join("+") })`;
    const { stdout } = await execa("ruby", ["-e", program, join(machines, "box.xml"), ...read]);
    assert.deepEqual(stdout.split("\n"), ["1", "2", "1536", "HardDrive", "False", "VHD", "VHD"]);
  });

  test("for Parallels is made on a Mac that has Parallels, and elsewhere the failure says so", {
    skip: process.platform === "darwin" && "this may be one",
  }, async () => {
    const before = asked.length;
    await assert.rejects(made("pvm", join(folder, "pvm.box")), ({ failure }: BoxFailed) => {
      assert.equal(failure.code, "LAB-109");
      assert.equal(failure.why, "prlctl is not on the PATH");
      assert.match(failure.fix, /Mac with Parallels Desktop/);
      return true;
    });
    assert.equal(asked.length, before);
  });

  test("is not there if the disk is full, and the failure says so", {
    skip: !existsSync("/dev/full"),
  }, async () => {
    const box = join(folder, "full.box");
    symlinkSync("/dev/full", `${box}.part`);
    await assert.rejects(made("qcow2", box), ({ failure }: BoxFailed) => {
      assert.equal(failure.code, "LAB-109");
      assert.match(failure.why, /^tar fails: .*No space left/);
      return true;
    });
    assert.ok(!existsSync(box));
  });

  test("is made once, and leaves nothing else in the cache", async () => {
    await unpacked("qcow2");
    assert.equal(asked.length, 1);
    assert.equal(readdirSync(join(folder, "cache", "images")).length, 1);
    assert.deepEqual(
      readdirSync(folder).filter((name) => /part|lock/.test(name)),
      [],
    );
  });
});

test("a seed has its files in sectors of 2048 bytes, at the places that its root folder names", () => {
  const iso = isoImage("cidata", { "b-file": "second", "a-file": "x".repeat(3000) });
  assert.equal(iso.length % 2048, 0);
  assert.equal(iso.toString("latin1", 16 * 2048 + 1, 16 * 2048 + 6), "CD001");
  assert.equal(iso.toString("latin1", 16 * 2048 + 40, 16 * 2048 + 72).trimEnd(), "cidata");
  assert.equal(iso.toString("latin1", 23 * 2048, 23 * 2048 + 6), "second");
  assert.throws(
    () => isoImage("cidata", Object.fromEntries(Array.from({ length: 60 }, (_, n) => [`file-${n}`, ""]))),
    RangeError,
  );
});
