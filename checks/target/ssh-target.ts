/** Any server that ssh reaches, as a target. */
import { execFile } from "node:child_process";
import type { Server, Target } from "./target.ts";

/** The server that `--target` names, with the address that ssh's configuration has for it. */
export async function serverTarget({ user, host, port, identity, knownHosts }: Server): Promise<Target> {
  const ssh = [
    // Who answers under the name of a server must be that server: nothing is trusted at first sight.
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
    login,
    fix: {
      unreachable: `try it by hand: ${login}`,
      incomplete: `log in and install what is missing: ${login}`,
      reboot: `log in and look: ${login}; if that fails, at its console`,
    },
  };
}

/** What ssh would do, by the names of its settings; nothing where it cannot tell. Nobody is asked for that. */
function settingsOf(ssh: string[]): Promise<Map<string, string>> {
  return new Promise<Map<string, string>>((resolve) => {
    execFile("ssh", ["-G", ...ssh], { timeout: 5000 }, (_error, stdout) => {
      const lines = Array.from(stdout.matchAll(/^(\S+) (.*)$/gm), ([, key = "", value = ""]) => [key, value]);
      resolve(new Map(lines as [string, string][]));
    });
  }).catch(() => new Map());
}
