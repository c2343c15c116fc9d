/** Whether Vagrant is installed, and new enough. */
import { atLeast, versionOf } from "../../../core/tool-version.ts";
import { type Finding, good, lacking } from "../finding.ts";

const oldest = "2.3.4";
const packages = {
  apt: ["vagrant"],
  brew: ["hashicorp/tap/hashicorp-vagrant"],
  winget: ["Hashicorp.Vagrant"],
};

export async function vagrant(): Promise<Finding> {
  const printed = await versionOf("vagrant", "--version");
  if (printed === undefined) return lacking("LAB-011", "Vagrant", "not installed", packages);
  const version = /Vagrant (\S+)/.exec(printed)?.[1];
  if (version === undefined)
    return lacking("LAB-013", "Vagrant", `'vagrant --version' says: ${printed}`, packages);
  return atLeast(version, oldest)
    ? good("Vagrant", version)
    : lacking("LAB-012", "Vagrant", `${version}, older than ${oldest}`, packages);
}
