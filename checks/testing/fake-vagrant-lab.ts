/** For tests: a machine with a real sshd takes the place of this folder's lab, without Vagrant. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { OwnSshd } from "./test-sshd.ts";

/**
 * Writes the cached answers of Vagrant, as an earlier run does.
 * @param exercise the task that the lab is at.
 * @returns the environment in which the checks find the lab.
 */
export function asLab(
  { folder, port, knownHosts }: OwnSshd,
  exercise?: number,
): { VAGRANT_DOTFILE_PATH: string } {
  const dotfiles = join(folder, "dotfiles");
  const kept = join(dotfiles, "applab");
  const machine = join(dotfiles, "machines", "default", "none");
  mkdirSync(machine, { recursive: true });
  mkdirSync(kept, { recursive: true });
  writeFileSync(join(machine, "id"), "1");
  const config = [
    "Host default",
    "  HostName 127.0.0.1",
    `  Port ${port}`,
    `  IdentityFile ${join(folder, "user_key")}`,
    `  UserKnownHostsFile ${knownHosts}`,
  ];
  writeFileSync(join(kept, "ssh-config"), `${config.join("\n")}\n`);
  // Nothing listens on the ports that are forwarded to 80 and 5000.
  writeFileSync(join(kept, "ports.json"), JSON.stringify({ 22: port, 80: 1, 5000: 1 }));
  if (exercise !== undefined) writeFileSync(join(kept, "task"), `${exercise}\n`);
  return { VAGRANT_DOTFILE_PATH: dotfiles };
}

/** A shell for {@link asLab} that replaces the lab's folder: a test must not use this machine's /var/lib/applab. */
export const shellWith = (folder: string) => `sed -u 's|/var/lib/applab|${folder}|g' | bash -s`;
