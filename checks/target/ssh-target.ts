/** Any server that ssh reaches, as a target. */
import { execFile } from "node:child_process";
import type { Server, Target } from "./target.ts";

/** The server that `--target` names, with the address that ssh's configuration has for it. */
export async function serverTarget({ user, host, port, identity, knownHosts }: Server): Promise<Target> {
  const ssh = [
    // An unknown host key is never accepted.
    "-o",
    "StrictHostKeyChecking=yes",
    ...(knownHosts === undefined ? [] : ["-o", `UserKnownHostsFile="${knownHosts}"`]),
    ...(identity === undefined ? [] : ["-i", identity, "-o", "IdentitiesOnly=yes"]),
    ...(port === undefined ? [] : ["-p", String(port)]),
    ...(user === undefined ? [] : ["-l", user]),
    host,
  ];
  const settings = await settingsOf(ssh);
  const behindAnother = [settings.get("proxyjump"), settings.get("proxycommand")].some(
    (proxy) => proxy !== undefined && proxy !== "none",
  );
  const address = settings.get("hostname") ?? host;
  const url = (to: number) => new URL(`http://${address.includes(":") ? `[${address}]` : address}:${to}`);
  const login = [
    "ssh",
    ...(knownHosts === undefined ? [] : ["-o", `UserKnownHostsFile=${knownHosts}`]),
    ...(identity === undefined ? [] : ["-i", identity]),
    ...(port === undefined ? [] : ["-p", port]),
    user === undefined ? host : `${user}@${host}`,
  ].join(" ");
  return {
    name: `${user === undefined ? "" : `${user}@`}${host.includes(":") ? `[${host}]` : host}${port === undefined ? "" : `:${port}`}`,
    ssh,
    sshAddress: behindAnother
      ? undefined
      : { host: address, port: Number(settings.get("port") ?? port ?? 22) },
    site: url(80),
    service: url(5000),
    exercise: undefined,
    unsolved: undefined,
    login,
    fix: {
      unreachable: `try to log in: ${login}`,
      incomplete: `log in and install what is missing: ${login}`,
      reboot: `log in and find out why: ${login}; if that fails, use its console`,
    },
  };
}

/** ssh's settings for a host, from its configuration; no connection is made. */
function settingsOf(ssh: string[]): Promise<Map<string, string>> {
  return new Promise<Map<string, string>>((resolve) => {
    execFile("ssh", ["-G", ...ssh], { timeout: 5000 }, (_error, stdout) => {
      const lines = Array.from(stdout.matchAll(/^(\S+) (.*)$/gm), ([, key = "", value = ""]) => [key, value]);
      resolve(new Map(lines as [string, string][]));
    });
  }).catch(() => new Map());
}
