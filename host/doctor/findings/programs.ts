import type { Code } from "../../../core/failure.ts";
import { answerOf, numberIn, versionOf } from "../../../core/tool-version.ts";
import { bad, type Finding, good, lacking, type Packages } from "../finding.ts";

/** A program of which any version is good enough. */
async function program(code: Code, name: string, versionFlag: string, packages: Packages): Promise<Finding> {
  const answer = await answerOf(name, versionFlag);
  if (answer === undefined) return lacking(code, name, "not installed", packages);
  return answer.works
    ? good(name, numberIn(answer.says))
    : lacking(code, name, `installed, but '${name} ${versionFlag}' fails: ${answer.says}`, packages);
}

export async function ssh(): Promise<Finding> {
  const packages = { apt: ["openssh-client"], brew: ["openssh"], winget: [] };
  const found = await program("LAB-016", "ssh", "-V", packages);
  if (found.state === "good" || process.platform !== "win32") return found;
  // A part of Windows that can be turned off; winget's package would install a server, too.
  const fix = "as an administrator: Add-WindowsCapability -Online -Name OpenSSH.Client~~~~0.0.1.0";
  return bad("LAB-016", "ssh", found.found, fix);
}

export const rsync = () =>
  program("LAB-017", "rsync", "--version", { apt: ["rsync"], brew: ["rsync"], winget: [] });

/** What makes a box of Ubuntu's image for a provider with a disk format of its own. */
export const diskConverter = () =>
  program("LAB-109", "qemu-img", "--version", {
    apt: ["qemu-utils"],
    brew: ["qemu"],
    winget: ["SoftwareFreedomConservancy.QEMU"],
  });

/** The program that builds the box. Without root it also needs user namespaces, from uidmap. */
export async function boxBuilder(): Promise<Finding> {
  if (process.platform !== "linux") {
    const fix =
      "build it on Linux ('npm run box') and set LAB_BOX=/path/to/it.box, or install VirtualBox, VMware or Parallels";
    return bad("LAB-018", "box", "the box for this provider can only be built on Linux", fix);
  }
  const packages = { apt: ["mmdebstrap", "e2fsprogs", "qemu-utils"], brew: [], winget: [] };
  if (process.getuid?.() === 0) return program("LAB-018", "mmdebstrap", "--version", packages);
  packages.apt.push("uidmap");
  if ((await versionOf("newuidmap")) === undefined)
    return lacking("LAB-018", "mmdebstrap", "newuidmap is not installed", packages);
  return program("LAB-018", "mmdebstrap", "--version", packages);
}
