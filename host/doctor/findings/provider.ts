import { join } from "node:path";
import { answerOf, numberIn } from "../../../core/tool-version.ts";
import { type Finding, good, installCommand, lacking, warning } from "../finding.ts";

/** A program for each provider, in the order of the Vagrantfile. */
const programs: [provider: string, program: string, ...args: string[]][] = [
  // Its installer for Windows names its folder in a variable instead of the PATH.
  ["virtualbox", join(process.env.VBOX_MSI_INSTALL_PATH ?? "", "VBoxManage"), "--version"],
  ["vmware_desktop", "vmrun"],
  ["parallels", "prlctl", "--version"],
];

const emulator = process.arch === "arm64" ? "qemu-system-aarch64" : "qemu-system-x86_64";
const packages = {
  apt: [process.arch === "arm64" ? "qemu-system-arm" : "qemu-system-x86", "qemu-utils"],
  brew: ["qemu"],
  winget: ["Oracle.VirtualBox"],
};

/** The provider that Vagrant will use, determined without Vagrant, which would take seconds. */
export async function provider(): Promise<Finding> {
  const chosen = process.env.LAB_PROVIDER || undefined;
  let broken = "";
  for (const [name, program, ...args] of programs) {
    if (chosen !== undefined && chosen !== name) continue;
    const answer = await answerOf(program, ...args);
    if (answer === undefined) continue;
    // After a kernel update, or with Secure Boot, VirtualBox may be installed but unusable. The exit code counts only for
    // a program that was asked for its version.
    if (answer.says.startsWith("WARNING") || (args.length > 0 && !answer.works))
      broken = `; ${name} is installed, but says: ${answer.says || "nothing"}`;
    else return good("provider", answer.says === "" ? name : `${name} (${answer.says})`);
  }
  if (chosen !== undefined && chosen !== "embedded") {
    const known = programs.some(([name]) => name === chosen);
    return known
      ? lacking(
          "LAB-015",
          "provider",
          `${chosen}, which LAB_PROVIDER names, is not installed${broken}`,
          packages,
        )
      : good("provider", chosen);
  }
  if (process.platform === "win32") {
    return warning(
      "provider",
      "VirtualBox and VMware are not installed",
      `use Hyper-V, or: ${installCommand(packages)}`,
    );
  }
  const [qemu, image] = await Promise.all([emulator, "qemu-img"].map((name) => answerOf(name, "--version")));
  if (!qemu?.works || !image?.works) {
    const [missing, answer] = qemu?.works ? ["qemu-img", image] : [emulator, qemu];
    const why = answer === undefined ? missing : `'${missing} --version' fails: ${answer.says}`;
    const what = `neither VirtualBox, VMware, Parallels nor QEMU (${why})${broken}`;
    return lacking("LAB-014", "provider", what, packages);
  }
  const found = `embedded (QEMU ${numberIn(qemu.says)})`;
  return broken === ""
    ? good("provider", found)
    : warning("provider", found + broken, "run 'sudo /sbin/vboxconfig' if you want VirtualBox");
}
