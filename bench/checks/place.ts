/** Where all of them look: the target of the checks, and the same as an ssh configuration for the peers. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { serverTarget } from "../../checks/target/ssh-target.ts";
import type { Server } from "../../checks/target/target.ts";
import { vagrantTarget } from "../../checks/target/vagrant-target.ts";

export interface Place {
  /** For what the runners write. */
  folder: string;
  /** The arguments that lead our checks there. */
  target: string[];
  /** A configuration of ssh with the host `lab`: as it comes, and with one connection that is kept for all. */
  plain: string;
  kept: string;
}

/**
 * Finds out how ssh gets there.
 * @param server another machine than the lab of this folder.
 * @throws {Error} when there is no lab, or ssh gets there through another machine.
 */
export async function findPlace(folder: string, server: Server | undefined): Promise<Place> {
  const { ssh } = server === undefined ? await vagrantTarget() : await serverTarget(server);
  const { stdout } = await execa("ssh", ["-G", ...ssh], { timeout: 10_000 });
  const plain = join(folder, "ssh-config");
  const kept = join(folder, "ssh-config-kept");
  const configuration = configurationFor(stdout);
  writeFileSync(plain, configuration);
  // The quickest key exchange, as our checks ask for it, too.
  writeFileSync(
    kept,
    `${configuration}  KexAlgorithms ^curve25519-sha256\n  ControlMaster auto\n  ControlPersist 60\n  ControlPath ${join(folder, "%C")}\n`,
  );
  return { folder, target: server === undefined ? [] : ["--target", addressOf(server)], plain, kept };
}

/**
 * The host `lab` as paramiko and net-ssh understand it, too.
 * @param settings what `ssh -G` prints.
 * @throws {Error} when ssh gets there through another machine.
 */
export function configurationFor(settings: string): string {
  const all = (key: string) =>
    Array.from(settings.matchAll(new RegExp(`^${key} (.*)$`, "gm")), ([, value]) => value);
  const [proxy] = [...all("proxyjump"), ...all("proxycommand")].filter((value) => value !== "none");
  if (proxy !== undefined) throw new Error(`ssh gets there through '${proxy}': the bench goes straight only`);
  // Printed as true or false, read as yes or no.
  const strict = { true: "yes", false: "no" }[all("stricthostkeychecking")[0] ?? ""] ?? "ask";
  const lines = [
    `HostName ${all("hostname")[0]}`,
    `Port ${all("port")[0]}`,
    `User ${all("user")[0]}`,
    ...all("identityfile").map((file) => `IdentityFile ${file}`),
    `IdentitiesOnly ${all("identitiesonly")[0]}`,
    // Of several files the other libraries read one.
    `UserKnownHostsFile ${all("userknownhostsfile")[0]?.split(" ")[0]}`,
    `StrictHostKeyChecking ${strict}`,
    "LogLevel ERROR",
  ];
  return `Host lab\n${lines.map((line) => `  ${line}\n`).join("")}`;
}

/** The value of `--target` with whole file names: npm starts our checks in another folder. */
export function addressOf({ user, host, port, identity, knownHosts }: Server): string {
  const query = Object.entries({ identity, known_hosts: knownHosts }).flatMap(([key, file]) =>
    file === undefined ? [] : `${key}=${encodeURIComponent(file)}`,
  );
  return [
    "ssh://",
    user === undefined ? "" : `${encodeURIComponent(user)}@`,
    host.includes(":") ? `[${host}]` : host,
    port === undefined ? "" : `:${port}`,
    query.length === 0 ? "" : `?${query.join("&")}`,
  ].join("");
}
