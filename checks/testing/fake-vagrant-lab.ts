/** For tests: a machine behind a real sshd as the lab of this folder, without a Vagrant. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { OwnSshd } from "./test-sshd.ts";

/**
 * Keeps what Vagrant would have said, as after an earlier run.
 * @param exercise the task before which the lab was made.
 * @returns the environment in which the checks find it.
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
  // Nobody answers on the ports that lead to 80 and 5000.
  writeFileSync(join(kept, "ports.json"), JSON.stringify({ 22: port, 80: 1, 5000: 1 }));
  if (exercise !== undefined) writeFileSync(join(kept, "task"), `${exercise}\n`);
  return { VAGRANT_DOTFILE_PATH: dotfiles };
}

/** A shell for {@link asLab} in which another folder stands for the lab's own: this machine's is none of a test's. */
export const shellWith = (folder: string) => `sed -u 's|/var/lib/applab|${folder}|g' | bash -s`;
