/** The programs of the providers before `embedded`, and whether Vagrant can use them. */
import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { win32 } from "node:path";
import { type Answer, answerOf, atLeast, numberIn } from "../../../core/tool-version.ts";

/** What is asked of a host. */
export interface Host {
  platform: NodeJS.Platform;
  env: NodeJS.ProcessEnv;
  answer: (program: string, ...args: string[]) => Promise<Answer | undefined>;
  exists: (file: string) => boolean;
  /** The names of Vagrant's plugins. */
  plugins: () => string[];
}

export const thisHost: Host = {
  platform: process.platform,
  env: process.env,
  answer: answerOf,
  exists: existsSync,
  plugins: () =>
    [
      `${process.env.VAGRANT_HOME || `${homedir()}/.vagrant.d`}/plugins.json`,
      ".vagrant/plugins.json",
    ].flatMap(pluginsIn),
};

/** Vagrant's own list; there is none before the first plugin. */
function pluginsIn(file: string): string[] {
  if (!existsSync(file)) return [];
  try {
    return Object.keys(JSON.parse(readFileSync(file, "utf8")).installed ?? {});
  } catch {
    return [];
  }
}

export interface Hypervisor {
  provider: string;
  program: string;
  args: string[];
  /** Folders where its installer for Windows puts it; a variable of that installer may name another one. */
  onWindows?: { variables: string[]; folders: string[] };
  /** The plugin without which Vagrant does not know it. */
  plugin?: string;
  /** The oldest Vagrant that knows a version, from Vagrant's list of changes. */
  vagrantFor?: [version: string, vagrant: string][];
}

/** In the order of vagrant/settings.rb. */
export const hypervisors: readonly Hypervisor[] = [
  {
    provider: "virtualbox",
    program: "VBoxManage",
    args: ["--version"],
    onWindows: {
      variables: ["VBOX_INSTALL_PATH", "VBOX_MSI_INSTALL_PATH"],
      folders: ["C:\\Program Files\\Oracle\\VirtualBox"],
    },
    vagrantFor: [
      ["7.2", "2.4.9"],
      ["7.1", "2.4.2"],
    ],
  },
  {
    provider: "vmware_desktop",
    program: "vmrun",
    args: [],
    onWindows: {
      variables: [],
      folders: [
        "C:\\Program Files (x86)\\VMware\\VMware Workstation",
        "C:\\Program Files\\VMware\\VMware Workstation",
      ],
    },
    plugin: "vagrant-vmware-desktop",
  },
  { provider: "parallels", program: "prlctl", args: ["--version"], plugin: "vagrant-parallels" },
];

/** Why Vagrant cannot use a hypervisor that is there, and what changes that. */
export interface Unusable {
  problem: string;
  fix: string;
}

/**
 * What Vagrant makes of a hypervisor.
 * @returns undefined where it is not installed; what it says of itself, or why Vagrant cannot use it.
 */
export async function findHypervisor(
  { program, args, onWindows, plugin, vagrantFor = [] }: Hypervisor,
  host: Host,
): Promise<{ usable: string } | Unusable | undefined> {
  const answer = await host.answer(placeOf(program, onWindows, host), ...args);
  if (answer === undefined) return undefined;
  const { says, works } = answer;
  // After a kernel update, or with Secure Boot, VirtualBox may be installed but unusable. The exit code counts only for a
  // program that was asked for its version.
  if (says.startsWith("WARNING") || (args.length > 0 && !works))
    return {
      problem: `says: ${says || "nothing"}`,
      fix:
        program === "VBoxManage" && host.platform === "linux" ? "sudo /sbin/vboxconfig" : "install it again",
    };
  if (plugin !== undefined && !host.plugins().includes(plugin))
    return { problem: "Vagrant needs a plugin for it", fix: `vagrant plugin install ${plugin}` };
  const [, needed] = vagrantFor.find(([version]) => atLeast(numberIn(says), version)) ?? [];
  const vagrant = needed && numberIn((await host.answer("vagrant", "--version"))?.says ?? needed);
  if (needed && vagrant && !atLeast(vagrant, needed))
    return {
      problem: `${says} needs Vagrant ${needed} or newer, and this is ${vagrant}`,
      fix: "install a newer Vagrant",
    };
  return { usable: says };
}

/** Installers for Windows leave the PATH alone, and a terminal that is open keeps its variables. */
function placeOf(
  program: string,
  onWindows: Hypervisor["onWindows"],
  { platform, env, exists }: Host,
): string {
  if (platform !== "win32" || onWindows === undefined) return program;
  const named = onWindows.variables.flatMap((variable) => env[variable]?.split(";") ?? []);
  const files = [...named, ...onWindows.folders].map((folder) => win32.join(folder, `${program}.exe`));
  return files.find(exists) ?? program;
}
