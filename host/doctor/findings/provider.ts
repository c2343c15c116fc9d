/** The provider that Vagrant will use, determined without Vagrant, which would take seconds. */
import { numberIn } from "../../../core/tool-version.ts";
import { bad, type Finding, good, installCommand, lacking, warning } from "../finding.ts";
import { findHypervisor, type Host, hypervisors, thisHost, type Unusable } from "./hypervisors.ts";

const emulator = process.arch === "arm64" ? "qemu-system-aarch64" : "qemu-system-x86_64";
const packages = {
  apt: [process.arch === "arm64" ? "qemu-system-arm" : "qemu-system-x86", "qemu-utils"],
  brew: ["qemu"],
  winget: ["Oracle.VirtualBox"],
};

/** A hypervisor that is installed, and that Vagrant cannot use. */
type Found = Unusable & { provider: string };

const but = (found: Found | undefined) =>
  found === undefined ? "" : `; ${found.provider} is installed, but ${found.problem}`;

/** The same, where the fix is another one. */
const butToFix = (found: Found | undefined) => but(found) + (found === undefined ? "" : ` (${found.fix})`);

/** @param host a test gives another one. */
export async function provider(host: Host = thisHost): Promise<Finding> {
  const [setting, chosen] = chosenBy(host.env);
  let unusable: Found | undefined;
  for (const hypervisor of hypervisors) {
    const { provider } = hypervisor;
    if (chosen !== undefined && chosen !== provider) continue;
    const found = await findHypervisor(hypervisor, host);
    if (found === undefined) continue;
    if ("usable" in found)
      return good("provider", found.usable === "" ? provider : `${provider} (${found.usable})`);
    unusable = { provider, ...found };
  }
  if (chosen !== undefined && chosen !== "embedded") {
    if (!hypervisors.some(({ provider }) => provider === chosen)) return good("provider", chosen);
    const found = `${chosen}, which ${setting} names, ${unusable ? `is not usable: ${unusable.problem}` : "is not installed"}`;
    return bad("LAB-015", "provider", found, `${unusable?.fix ?? `install ${chosen}`}, or unset ${setting}`);
  }
  return host.platform === "win32" ? onWindows(unusable, host) : emulated(unusable, host);
}

/** The setting that names a provider, and that provider: Vagrant obeys its own variable, too. */
function chosenBy(env: Host["env"]): [setting: string, provider: string | undefined] {
  const setting = env.LAB_PROVIDER ? "LAB_PROVIDER" : "VAGRANT_DEFAULT_PROVIDER";
  return [setting, env[setting] || undefined];
}

/** Vagrant takes Hyper-V in an administrator's terminal without asking whether it is turned on. */
async function onWindows(unusable: Found | undefined, { answer }: Host): Promise<Finding> {
  const service = await answer("powershell", "-NoProfile", "-Command", "Get-Service vmms");
  if (service?.works) {
    const fix = `use a terminal of an administrator, or: ${unusable?.fix ?? installCommand(packages, "win32")}`;
    return warning("provider", `Hyper-V${but(unusable)}`, fix);
  }
  const found = `neither VirtualBox, VMware nor Hyper-V${but(unusable)}`;
  return unusable === undefined
    ? lacking("LAB-014", "provider", found, packages)
    : bad("LAB-014", "provider", found, unusable.fix);
}

async function emulated(unusable: Found | undefined, { answer }: Host): Promise<Finding> {
  const [qemu, image] = await Promise.all([emulator, "qemu-img"].map((name) => answer(name, "--version")));
  if (!qemu?.works || !image?.works) {
    const [missing, said] = qemu?.works ? ["qemu-img", image] : [emulator, qemu];
    const why = said === undefined ? missing : `'${missing} --version' fails: ${said.says}`;
    const what = `neither VirtualBox, VMware, Parallels nor QEMU (${why})${butToFix(unusable)}`;
    return lacking("LAB-014", "provider", what, packages);
  }
  const found = `embedded (QEMU ${numberIn(qemu.says)})`;
  return unusable === undefined
    ? good("provider", found)
    : warning("provider", found + but(unusable), `${unusable.fix}, if you want to use ${unusable.provider}`);
}
